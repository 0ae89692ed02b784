// What a container engine runs to learn whether the program in the same container answers: ends with 0 when it does.
// HEALTH_PATH is /healthz (it is up) unless the engine wants to know whether its stores answer too (/readyz).
import { readFileSync } from 'node:fs';

const { PORT = readFileSync(new URL('port', import.meta.url), 'utf8').trim(), HEALTH_PATH = '/healthz' } =
  process.env;

try {
  const answer = await fetch(`http://127.0.0.1:${PORT}${HEALTH_PATH}`, {
    signal: AbortSignal.timeout(2_000),
  });
  if (!answer.ok) throw new Error(`${HEALTH_PATH} answered ${answer.status}`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
