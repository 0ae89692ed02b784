import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { copyPackages } from './copy-packages.ts';
import { moduleByPath, type Program, repository, startedModules } from './programs.ts';

/**
 * Packages that stay packages: one with a binary of its own. Whatever must be seen by hooks on the loading of modules
 * belongs here too, for a module inside a bundle is never loaded by its name.
 */
const unbundled = ['sharp'];

/** What CommonJS modules expect around them, inside an ES module. */
const banner = [
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  'const require = createRequireOfBundle(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('\n');

const outputName = (path: string) => basename(path).replace(/\.(ts|mjs)$/, '');

/** Modules that are started by their path lie beside the bundle under their own name. */
const startedBesideBundle: Plugin = {
  name: 'started-beside-bundle',
  setup({ onLoad }) {
    onLoad({ filter: /\/(?:services|infra)\/.*\/src\/.*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const contents = source.replace(
        moduleByPath,
        (_, started: string) => `new URL('./${outputName(started)}.mjs', import.meta.url)`,
      );
      return { contents, loader: 'ts' };
    });
  },
};

/**
 * Makes of a program one folder that runs by `node main.mjs` with nothing else installed.
 * @returns the packages that were left as packages
 */
export async function bundleProgram(program: Program, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const started = startedModules(program).map((path) => [outputName(path), path]);
  const { metafile } = await build({
    absWorkingDir: repository,
    entryPoints: { main: join(repository, program.entry), ...Object.fromEntries(started) },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    banner: { js: banner },
    external: [...unbundled, 'pg-native'],
    plugins: [startedBesideBundle],
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  if (program.port !== undefined) {
    writeFileSync(join(folder, 'port'), `${program.port}\n`);
    cpSync(join(repository, 'infra/docker/healthcheck.mjs'), join(folder, 'healthcheck.mjs'));
  }
  for (const [name, source] of Object.entries(program.files ?? {}))
    cpSync(join(repository, source), join(folder, name), { recursive: true });
  const imported = Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
    imports
      .filter(({ external, path }) => external && unbundled.includes(path))
      .map(({ path }) => ({ file, path })),
  );
  return copyPackages(imported, join(folder, 'node_modules'));
}
