import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../bootstrap/fault.mjs';
import { dataFolder } from '../data-folder.ts';
import { isRunning, readState } from '../state-file.ts';
import { endLeftovers } from '../supervisor/leftovers.ts';

/** All that a run writes below its data folder. Nothing else there is touched: the folder is the user's choice. */
const contents = [
  ...['postgres', 'mariadb', 'redis', 'dynamodb', 's3', 'cognito', 'pubsub', 'lambda'],
  ...['logs', 'demo-loaded', 'run.json', 'run.json.new'],
];

/** `npm run reset`: empties the data, so that the next start is a first one. */
export async function reset(): Promise<number> {
  const dataDir = dataFolder();
  const state = readState(dataDir);
  if (isRunning(state)) {
    throw new Fault(`Eshop is running on ${dataDir} (pid ${state.pid}).`, 'Stop it first, then reset again.');
  }
  if (state) await endLeftovers(state);
  for (const name of contents) rmSync(join(dataDir, name), { recursive: true, force: true });
  process.stdout.write(`The data in ${dataDir} is gone; npm start makes a new shop.\n`);
  return 0;
}
