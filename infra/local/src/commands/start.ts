import { mkdirSync } from 'node:fs';
import { Fault } from '../../bootstrap/fault.mjs';
import { step } from '../../bootstrap/progress.mjs';
import { checkPorts } from '../check-ports.ts';
import { dataFolder } from '../data-folder.ts';
import { givenEnvironment } from '../environment.ts';
import { chosenPorts } from '../ports.ts';
import { chosenParts, partNames } from '../shop/chosen-parts.ts';
import { type Shop, startShop } from '../shop/start-shop.ts';
import { welcome } from '../shop/welcome.ts';
import { isRunning, readState } from '../state-file.ts';
import { stopRequested } from '../stop-request.ts';
import { endLeftovers } from '../supervisor/leftovers.ts';

const say = (line: string) =>
  void process.stdout.write(`  ${new Date().toISOString().slice(11, 19)}   ${line}\n`);

async function endEarlierRun(dataDir: string): Promise<void> {
  const earlier = readState(dataDir);
  if (isRunning(earlier)) {
    throw new Fault(
      `Eshop is running already (pid ${earlier.pid}, since ${earlier.startedAt}) on ${dataDir}.`,
      'Stop it first, or start a second one: ESHOP_DATA_DIR=/some/folder ESHOP_PORT_OFFSET=10000 npm start',
    );
  }
  if (!earlier) return;
  const ended = await endLeftovers(earlier);
  if (ended.length > 0) say(`ended what a killed run had left: ${ended.join(', ')}`);
}

/** `npm run restart` asks for it by this signal. */
function replaceOnSignal(shop: Shop): void {
  let going = false;
  process.on('SIGUSR2', async () => {
    if (going) return say('a rolling restart goes on already');
    going = true;
    await shop
      .replaceServices()
      .catch((error: unknown) => say(`the rolling restart stopped: ${String(error)}`));
    going = false;
  });
}

/** `npm start`: the whole shop on this machine, until it is asked to stop. */
export async function start(): Promise<number> {
  const began = Number(process.env.ESHOP_BEGAN_AT ?? Date.now());
  const requested = stopRequested();
  const stopping = new AbortController();
  void requested.then((reason) => {
    process.stdout.write(`\n  ${reason}: stopping\n`);
    stopping.abort();
  });
  const dataDir = dataFolder();
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const ports = chosenPorts();
  const chosen = chosenParts();
  await endEarlierRun(dataDir);
  await step('ports', () => checkPorts(ports, partNames(ports, chosen)));
  try {
    const shop = await startShop({
      ports,
      dataDir,
      chosen,
      given: givenEnvironment(),
      stopping: stopping.signal,
      say,
      step,
    });
    process.stdout.write(welcome({ ports, dataDir, chosen, seconds: (Date.now() - began) / 1000 }));
    replaceOnSignal(shop);
    await requested;
    await shop.stop();
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  }
  process.stdout.write('  stopped\n');
  return 0;
}
