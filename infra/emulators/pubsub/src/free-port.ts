import { createServer } from 'node:net';

/**
 * Rejects when someone listens on the port already. It is asked before the journal is opened, so that an
 * emulator started twice by mistake leaves the files of the first one alone.
 */
export function requireFreePort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
