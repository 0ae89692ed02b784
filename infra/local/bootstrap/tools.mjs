import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './command.mjs';
import { repository, toolsFolder } from './paths.mjs';
import { step } from './progress.mjs';

const pnpmVersion = '12.21.0';
const nodeMajor = 24;
const nodePackage = `node-${process.platform}-${process.arch}`;

const installed = (name) => join(toolsFolder, 'node_modules', name, 'package.json');
const versionOf = (name) =>
  existsSync(installed(name)) ? JSON.parse(readFileSync(installed(name), 'utf8')).version : undefined;

const ownNodeWillDo = () => Number(process.versions.node.split('.')[0]) >= nodeMajor;

function remedyFor(platform) {
  const alternative = platform === 'darwin' ? 'brew install node@24' : 'https://nodejs.org/en/download';
  return `Check the network, or install Node ${nodeMajor} yourself (${alternative}) and start again.\nWith Docker: docker compose up`;
}

/** Fetches a private pnpm, and a private Node when the running one is too old for TypeScript services. */
export async function ensureTools() {
  const wanted = { pnpm: pnpmVersion };
  if (!ownNodeWillDo()) wanted[nodePackage] = String(nodeMajor);
  const missing = Object.keys(wanted).filter(
    (name) => versionOf(name)?.split('.')[0] !== wanted[name].split('.')[0],
  );
  if (missing.length === 0) return;
  await step(`tools: ${missing.join(', ')}`, async () => {
    writeFileSync(join(toolsFolder, 'package.json'), JSON.stringify({ private: true, dependencies: wanted }));
    const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
    await run('npm', ['install', ...quiet], { cwd: toolsFolder, remedy: remedyFor(process.platform) });
  });
}

/** The Node that everything else runs on. */
export const nodeBinary = () =>
  ownNodeWillDo() ? process.execPath : join(toolsFolder, 'node_modules', nodePackage, 'bin', 'node');

/**
 * Many Node processes share one machine. The cache keeps what V8 made of each module, stripped of its types: a
 * service starts in half the time. Fewer malloc arenas that give back early save some 20 MB in each.
 */
const frugal = {
  NODE_COMPILE_CACHE: join(toolsFolder, 'compile-cache'),
  MALLOC_ARENA_MAX: '2',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** The environment for all that is started: our Node and the workspace's programs first on the path. */
export function toolsEnvironment() {
  const folders = [
    join(nodeBinary(), '..'),
    join(toolsFolder, 'node_modules/.bin'),
    join(repository, 'node_modules/.bin'),
  ];
  return { ...frugal, ...process.env, PATH: [...folders, process.env.PATH].join(delimiter) };
}
