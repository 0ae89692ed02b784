// Prints the files that starting to trace loads, for tracing.test.ts.
import { registerHooks } from 'node:module';

const loaded: string[] = [];
registerHooks({
  load(url, context, next) {
    loaded.push(url);
    return next(url, context);
  },
});
const { silentLogger } = await import('../src/logging/index.ts');
const { startTracing } = await import('../src/tracing/index.ts');
const tracing = await startTracing('test', silentLogger());
await tracing?.stop();
process.stdout.write(loaded.join('\n'));
