import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Port of each part when nothing else is said. */
const defaultPorts = {
  gateway: 2000,
  product: 2001,
  cart: 2002,
  auth: 2003,
  order: 2004,
  warehouse: 2005,
  payment: 2006,
  'sales-report': 2007,
  'shipping-cost': 2008,
  'customer-site': 3000,
  'admin-site': 3001,
  postgres: 2100,
  mariadb: 2101,
  'redis-1': 2110,
  'redis-2': 2111,
  'redis-3': 2112,
  'sentinel-1': 2113,
  'sentinel-2': 2114,
  'sentinel-3': 2115,
  dynamodb: 2120,
  s3: 2121,
  cognito: 2122,
  pubsub: 2123,
  lambda: 2124,
  traces: 2125,
} as const;

export type PartName = keyof typeof defaultPorts;
export type Ports = Readonly<Record<PartName, number>>;

const partNames = Object.keys(defaultPorts) as PartName[];

const portsBy = (choose: (part: PartName, index: number) => number): Ports =>
  Object.fromEntries(partNames.map((part, index) => [part, choose(part, index)])) as Ports;

/** Name of the variable that moves one part: `ESHOP_PORT_SALES_REPORT`. */
export const portVariable = (part: PartName) => `ESHOP_PORT_${part.toUpperCase().replaceAll('-', '_')}`;

function portIn(env: NodeJS.ProcessEnv, variable: string, lowest: number): number | undefined {
  const text = env[variable];
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < lowest || port > 65_535) {
    throw new Error(`${variable} must be a whole number from ${lowest} to 65535, not "${text}"`);
  }
  return port;
}

/**
 * The ports of a run: the defaults, all shifted by ESHOP_PORT_OFFSET, single ones set by ESHOP_PORT_<PART>.
 * @throws Error naming the variable when one is not a port
 */
export function chosenPorts(env: NodeJS.ProcessEnv = process.env): Ports {
  const offset = portIn(env, 'ESHOP_PORT_OFFSET', 0) ?? 0;
  return portsBy((part) => portIn(env, portVariable(part), 1) ?? defaultPorts[part] + offset);
}

const listen = (port: number) =>
  new Promise<{ port: number; close(): Promise<void> }>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      resolve({ port: bound, close: () => new Promise((done) => server.close(() => done())) });
    });
  });

/** Whether a part could listen on this port of 127.0.0.1 now. */
export async function isFree(port: number): Promise<boolean> {
  try {
    await (await listen(port)).close();
    return true;
  } catch {
    return false;
  }
}

/**
 * Where free ports are looked for: below those that the system gives to outgoing connections, for one of them could else take
 * the port of a part that is being started again.
 */
const freeFrom = 10_000;
const freeUntil = 32_000;

async function listenSomewhere(): Promise<{ port: number; close(): Promise<void> }> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await listen(randomInt(freeFrom, freeUntil));
    } catch (error) {
      if (tries > 100) throw error;
    }
  }
}

/** A free port for every part, for runs that must not meet each other. */
export async function freePorts(): Promise<Ports> {
  const held = await Promise.all(partNames.map(() => listenSomewhere()));
  await Promise.all(held.map((socket) => socket.close()));
  return portsBy((_, index) => held[index]?.port ?? 0);
}
