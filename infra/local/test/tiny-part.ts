import type { Part } from '../src/parts/part.ts';
import { accepts } from '../src/parts/probes.ts';
import { freePorts, type PartName } from '../src/ports.ts';

const server =
  "require('http').createServer((_, answer) => answer.end()).listen(process.env.PORT, '127.0.0.1');";

/** A real process that serves on a free port, and does `script` besides. */
export async function tinyPart({
  name = 'auth',
  script = '',
}: {
  name?: PartName;
  script?: string;
} = {}): Promise<Part> {
  const { auth: port } = await freePorts();
  return {
    name,
    port,
    program: process.execPath,
    args: ['-e', server + script],
    env: { PATH: process.env.PATH, PORT: String(port) },
    isReady: () => accepts(port),
  };
}
