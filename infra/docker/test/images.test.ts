import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImageBuilder, type ImageBuilder, type ImagePlan } from '../src/images/image-builder.ts';
import { imageBytes, mostImageBytes } from '../src/images/image-size.ts';
import { imagePlans } from '../src/images/plans.ts';

/** A service and the jobs share all but their last layers; `npm run images` builds every image, and the sites, which take minutes. */
const built = ['warehouse', 'jobs'];

const planOf = (part: string): ImagePlan => {
  const plan = imagePlans.find((one) => one.part === part);
  if (!plan) throw new Error(`no image is called ${part}`);
  return plan;
};

const busyMachine = 900_000;
/** Nothing listens there: every store is away. */
const away = '127.0.0.1:1';

describe('images, built without an engine', () => {
  let builder: ImageBuilder;
  const images = new Map<string, { image: string; container: string; root: string }>();
  const imageOf = (part: string) => {
    const found = images.get(part);
    if (!found) throw new Error(`${part} was not built`);
    return found;
  };

  beforeAll(async () => {
    builder = await createImageBuilder();
    for (const part of built) {
      const image = await builder.build(planOf(part));
      images.set(part, { image, ...(await builder.open(image)) });
    }
  }, busyMachine);
  afterAll(() => builder?.close(), busyMachine);

  it.each(built)('%s weighs at most 250 MB with its base', (part) => {
    expect(imageBytes(imageOf(part).root)).toBeLessThanOrEqual(mostImageBytes);
  });

  it.each(built)('%s runs as a user without rights, who may write in /data and /tmp alone', async (part) => {
    const { image, root } = imageOf(part);
    const { User, Env, Labels } = await builder.configOf(image);
    expect(User).toBe('10001:10001');
    expect(Env).toContain('NODE_ENV=production');
    expect(Labels).toMatchObject({
      'org.opencontainers.image.title': `eshop ${part}`,
      'org.opencontainers.image.revision': 'local',
    });
    const program = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' });
    const writable = program.filter((name) => {
      const { mode, uid } = lstatSync(join(root, 'app', name));
      return uid === 10_001 || ((mode & 0o002) !== 0 && (mode & 0o170_000) !== 0o120_000);
    });
    expect(writable).toEqual([]);
  });

  it('holds no sources, no package manager and none of the tools that built it', () => {
    const { root } = imageOf('warehouse');
    const files = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' });
    expect(files).toContain('main.mjs');
    expect(files.filter((name) => name.endsWith('.ts') || name.includes('node_modules'))).toEqual([]);
  });

  it('gives Node the signals itself and asks the program for its health', async () => {
    const { Entrypoint, Healthcheck } = await builder.configOf(imageOf('warehouse').image);
    expect(Entrypoint[0]).toBe('node');
    expect(Healthcheck?.Test).toEqual(['CMD', 'node', 'healthcheck.mjs']);
    expect((await builder.configOf(imageOf('jobs').image)).Healthcheck).toBeUndefined();
  });

  /** Starts a container's own command, or another one with Node, in its root file system as its user. */
  async function start(part: string, env: Record<string, string>, args?: string[]) {
    const { image, container } = imageOf(part);
    const { Entrypoint } = await builder.configOf(image);
    const given = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    const command = builder.commandLine('run', ...given, container, '--', ...(args ?? Entrypoint));
    const child = spawn(builder.program, command, { env: builder.env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => void output.push(text));
    return { child, output: () => output.join('') };
  }

  const ended = async (child: ChildProcess): Promise<number | null> => {
    if (child.exitCode === null) await once(child, 'close');
    return child.exitCode;
  };

  it(
    'a service without its stores starts, says which are away, and ends on SIGTERM with 0',
    async () => {
      const port = 20_000 + (process.pid % 10_000);
      const { child, output } = await start('warehouse', {
        PORT: String(port),
        TOKEN_ISSUER: `http://${away}/pool`,
        TOKEN_JWKS_URL: `http://${away}/pool/jwks.json`,
        TOKEN_CLIENT_IDS: 'client',
        PUBSUB_PROJECT_ID: 'eshop',
        PUBSUB_EMULATOR_HOST: away,
        DATABASE_URL: `postgresql://eshop:eshop@${away}/eshop_warehouse`,
      });
      const { status, body } = await answerOf(`http://127.0.0.1:${port}/readyz`, child, output);
      expect(status).toBe(503);
      expect(body).toMatchObject({ detail: expect.stringContaining('postgres') });

      const health = await start('warehouse', { PORT: String(port) }, ['node', 'healthcheck.mjs']);
      expect(await ended(health.child)).toBe(0);
      const readiness = await start('warehouse', { PORT: String(port), HEALTH_PATH: '/readyz' }, [
        'node',
        'healthcheck.mjs',
      ]);
      expect(await ended(readiness.child)).toBe(1);
      expect(readiness.output()).toContain('/readyz answered 503');

      process.kill(nodeWith(`PORT=${port}`), 'SIGTERM');
      expect(await ended(child)).toBe(0);
      expect(output()).toContain('stopped');
    },
    busyMachine,
  );

  it('a service without its configuration ends at once and names every variable', async () => {
    const { child, output } = await start('warehouse', {});
    expect(await ended(child)).toBe(1);
    for (const name of ['TOKEN_ISSUER', 'TOKEN_CLIENT_IDS', 'PUBSUB_PROJECT_ID', 'DATABASE_URL'])
      expect(output()).toContain(name);
  });

  it('the jobs name what they lack', async () => {
    const { Entrypoint } = await builder.configOf(imageOf('jobs').image);
    const { child, output } = await start('jobs', {}, [...Entrypoint, 'migrate']);
    expect(await ended(child)).toBe(1);
    expect(output()).toContain('ORDER_DATABASE_URL');
  });
});

/** Where an engine would signal process 1: the program that was started with this variable. */
function nodeWith(variable: string): number {
  const found = readdirSync('/proc').find((pid) => {
    try {
      const [program] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return (
        program?.endsWith('/node') &&
        readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(variable)
      );
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`no program was started with ${variable}`);
  return Number(found);
}

async function answerOf(url: string, child: ChildProcess, output: () => string) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${output()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer) return { status: answer.status, body: (await answer.json()) as unknown };
    await wait(200);
  }
}
