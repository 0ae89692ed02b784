import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { repository } from '../bundle/programs.ts';
import { makeLocalBase } from './local-base.ts';

const execute = promisify(execFile);
const baseName = 'localhost/eshop-base';
/** A step that takes longer hangs. */
const patienceMilliseconds = 600_000;

/** An image to build: one of the two Dockerfiles with its `PART`. */
export type ImagePlan = {
  readonly dockerfile: 'service.Dockerfile' | 'site.Dockerfile';
  readonly part: string;
  readonly target?: 'program';
};

/** What a container of an image is started with. */
export type ImageConfig = {
  readonly User: string;
  readonly WorkingDir: string;
  readonly Entrypoint: readonly string[];
  readonly Labels: Readonly<Record<string, string>>;
  readonly Env: readonly string[];
  readonly Healthcheck?: { readonly Test: readonly string[] } | undefined;
};

const imageSchema = z.object({
  Docker: z.object({
    config: z.object({
      User: z.string(),
      WorkingDir: z.string(),
      Entrypoint: z.array(z.string()),
      Labels: z.record(z.string(), z.string()),
      Env: z.array(z.string()),
      Healthcheck: z.object({ Test: z.array(z.string()) }).optional(),
    }),
  }),
});

/** The builder that the start script found or fetched. */
function builderProgram(): string {
  const record = join(repository, '.tools/image-builder.json');
  if (!existsSync(record)) {
    throw new Error(
      'There is no buildah: npm test says why when it starts. Install it (Linux only) and try again.',
    );
  }
  return z.object({ executable: z.string() }).parse(JSON.parse(readFileSync(record, 'utf8'))).executable;
}

const tool = (name: string) => execFileSync('which', [name], { encoding: 'utf8' }).trim();

export type ImageBuilder = Awaited<ReturnType<typeof createImageBuilder>>;

/**
 * Builds the shop's images without an engine, on a base made of this machine's own Node and C library; layers and images
 * lie in a folder of their own, and are gone after `close`.
 */
export async function createImageBuilder() {
  const program = builderProgram();
  const folder = mkdtempSync(join(tmpdir(), 'eshop-images-'));
  const settings = {
    'policy.json': '{ "default": [{ "type": "insecureAcceptAnything" }] }',
    'registries.conf': '',
    'containers.conf': '',
  };
  for (const [name, text] of Object.entries(settings)) writeFileSync(join(folder, name), text);
  // Overlays share layers and need root; without it each layer is a copy.
  const driver = process.getuid?.() === 0 ? 'overlay' : 'vfs';
  const storage = [
    '--root',
    join(folder, 'storage'),
    '--runroot',
    join(folder, 'run'),
    '--storage-driver',
    driver,
  ];
  const registries = ['--registries-conf', join(folder, 'registries.conf')];
  const policy = ['--signature-policy', join(folder, 'policy.json')];
  const env = {
    ...process.env,
    BUILDAH_ISOLATION: 'chroot',
    CONTAINERS_CONF: join(folder, 'containers.conf'),
  };
  const giveUp = new AbortController();
  const commandLine = (...args: string[]) => [...storage, ...registries, ...args];

  async function buildah(...args: string[]): Promise<string> {
    const options = {
      cwd: repository,
      env,
      maxBuffer: 64 * 1024 * 1024,
      timeout: patienceMilliseconds,
      signal: giveUp.signal,
    };
    const { stdout } = await execute(program, commandLine(...args), options);
    return stdout.trim();
  }

  const bud = (...args: string[]) =>
    buildah(
      'bud',
      '--format',
      'docker',
      driver === 'overlay' ? '--layers' : '--layers=false',
      ...policy,
      ...args,
    );

  const base = join(folder, 'base');
  makeLocalBase(join(base, 'root'), { node: process.execPath, pnpm: tool('pnpm') });
  const path = 'ENV PATH=/usr/local/bin:/usr/bin:/bin';
  writeFileSync(join(base, 'Dockerfile'), `FROM scratch\nCOPY root /\n${path}\n`);
  await bud('-t', baseName, base);

  // What the workspace was installed from is there already.
  const store = dirname(
    execFileSync('pnpm', ['store', 'path'], { cwd: repository, encoding: 'utf8' }).trim(),
  );
  mkdirSync(store, { recursive: true });

  const nameOf = ({ part }: ImagePlan) => `localhost/eshop/${part}`;

  return {
    folder,
    /** The program and the arguments before a command of its own. */
    program,
    env,
    commandLine,

    async build(plan: ImagePlan): Promise<string> {
      const { dockerfile, part, target } = plan;
      const bases = ['NODE_IMAGE', 'RUNTIME_IMAGE'].flatMap((name) => ['--build-arg', `${name}=${baseName}`]);
      const given = [...bases, '--build-arg', `PART=${part}`, '--build-arg', 'REVISION=local'];
      const wanted = target ? ['--target', target] : [];
      const file = ['-f', join('infra/docker', dockerfile), '-t', nameOf(plan)];
      await bud('--volume', `${store}:/pnpm/store`, ...given, ...wanted, ...file, '.');
      return nameOf(plan);
    },

    async configOf(image: string): Promise<ImageConfig> {
      return imageSchema.parse(JSON.parse(await buildah('inspect', '--type', 'image', image))).Docker.config;
    },

    /** Makes a container of an image. @returns its name, and where its root file system lies */
    async open(image: string): Promise<{ container: string; root: string }> {
      const container = (await buildah('from', '--pull-never', ...policy, image)).split('\n').at(-1) ?? '';
      return { container, root: await buildah('mount', container) };
    },

    async close(): Promise<void> {
      giveUp.abort();
      await execute(program, commandLine('rm', '--all'), { env });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
