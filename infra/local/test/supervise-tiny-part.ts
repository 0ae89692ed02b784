// Run by supervisor.test.ts as a process of its own, to be killed.
import { createSupervisor } from '../src/supervisor/supervisor.ts';
import { tinyPart } from './tiny-part.ts';

const [logFolder = ''] = process.argv.slice(2);
const supervisor = createSupervisor({ logFolder, restart: true });
await supervisor.start([await tinyPart()]);
const [part] = supervisor.facts();
process.stdout.write(JSON.stringify({ part, watchdogPid: supervisor.watchdogPid }));
setInterval(() => undefined, 1000);
