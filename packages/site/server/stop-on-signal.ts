import type { Server } from 'node:http';

/** Requests in hand get so long to end; live timelines never do, and browsers open them again elsewhere. */
const patienceMilliseconds = 3_000;

/** On SIGTERM or SIGINT takes nothing new, lets what is in hand end, and ends the process with 0. */
export function stopOnSignal(server: Server, close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    const patience = setTimeout(() => server.closeAllConnections(), patienceMilliseconds);
    server.close(() => {
      clearTimeout(patience);
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
    server.closeIdleConnections();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
