import type { Part } from '../src/parts/part.ts';
import { accepts } from '../src/parts/probes.ts';
import { freePorts, type PartName } from '../src/ports.ts';

const server = (sharesPort: boolean) =>
  `require('http').createServer((_, answer) => answer.end())
    .listen({ port: process.env.PORT, host: '127.0.0.1', reusePort: ${sharesPort} });`;

/** A real process that serves on a free port, and does `script` besides. */
export async function tinyPart({
  name = 'auth',
  script = '',
  sharesPort = false,
}: {
  name?: PartName;
  script?: string;
  /** Whether another process may listen on its port beside it. */
  sharesPort?: boolean;
} = {}): Promise<Part> {
  const { auth: port } = await freePorts();
  return {
    name,
    port,
    program: process.execPath,
    args: ['-e', server(sharesPort) + script],
    env: { PATH: process.env.PATH, PORT: String(port) },
    isReady: () => accepts(port),
  };
}
