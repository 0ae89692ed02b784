// Loaded into a service before its own code: its wall clock is off by as many milliseconds as the file named for the service says.
// The clock that only counts (performance.now, timers) goes on as ever, as it does on a machine whose clock is set.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const everyMilliseconds = 100;
const file = join(process.env.PROVE_CLOCKS ?? '', basename(process.cwd()));
const RealDate = Date;
let shift = 0;

function readShift() {
  try {
    shift = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    shift = 0;
  }
}

const now = () => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

readShift();
setInterval(readShift, everyMilliseconds).unref();
