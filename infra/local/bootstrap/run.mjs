#!/usr/bin/env node
// Plain JavaScript without dependencies, for any Node from 18 on: it brings what the rest needs.
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { endPrograms } from './command.mjs';
import { compileModules } from './compile.mjs';
import { Fault } from './fault.mjs';
import { buildLambda, generateClients } from './generate.mjs';
import { hand } from './hand-over.mjs';
import { ensureImageBuilder } from './image-builder.mjs';
import { alone } from './lock.mjs';
import { installPackages } from './packages.mjs';
import { repository } from './paths.mjs';
import { ensureServers } from './servers.mjs';
import { buildSites } from './sites.mjs';
import { isForImages, isForWholeSystem } from './test-filters.mjs';
import { ensureTools, nodeBinary, toolsEnvironment } from './tools.mjs';

const commandLine = join(repository, 'infra/local/src/cli.ts');

const code = [installPackages, generateClients];
const programs = () => generateClients().then(buildLambda);
const servers = () => Promise.all([ensureServers(), programs().then(compileModules)]);
const stores = [installPackages, servers];
const shop = [installPackages, () => Promise.all([servers(), buildSites()])];
const shopAndBrowser = [installPackages, () => Promise.all([servers(), buildSites(), ensureBrowser()])];
/** Without a browser the tests that need one fail, and all others still tell what they find. */
const tryBrowser = () => ensureBrowser().catch((error) => process.stderr.write(`${error.message}\n`));
/** And without an image builder those of the images. */
const tryImageBuilder = () =>
  ensureImageBuilder().catch((error) => process.stderr.write(`${error.message}\n`));
const wholeTests = [installPackages, () => Promise.all([servers(), buildSites(), tryBrowser()])];

const isWholeSystem = (filters) => filters.length === 0 || filters.some(isForWholeSystem);

const testsNeed = (filters) => [
  ...(isWholeSystem(filters) ? wholeTests : stores),
  ...(filters.some(isForImages) ? [tryImageBuilder] : []),
];

const ours = (...args) => ({ program: nodeBinary, args: ['--max-semi-space-size=2', commandLine, ...args] });
const script = (path) => ({ program: nodeBinary, args: [join(repository, path)] });
const tool = (name, ...args) => ({ program: () => join(repository, 'node_modules/.bin', name), args });

/** What each command needs prepared (for its arguments), and what it runs. */
const commands = {
  start: { prepare: shop, ...ours('start') },
  stores: { prepare: stores, ...ours('stores') },
  test: { prepare: testsNeed, ...ours('test') },
  status: { prepare: [installPackages], ...ours('status') },
  reset: { prepare: [installPackages], ...ours('reset') },
  import: { prepare: code, ...ours('import') },
  'check:invariants': { prepare: code, ...ours('check:invariants') },
  'dead-letters': { prepare: code, ...ours('dead-letters') },
  restart: { prepare: [installPackages], ...ours('restart') },
  'rolling-restart': { prepare: code, ...ours('rolling-restart') },
  trace: { prepare: code, ...ours('trace') },
  generate: { prepare: [installPackages, generateClients, buildLambda] },
  lint: { prepare: code, ...tool('biome', 'ci') },
  format: { prepare: code, ...tool('biome', 'check', '--write') },
  typecheck: { prepare: code, ...ours('typecheck') },
  'contract:check': { prepare: [installPackages], ...script('infra/contract-check/src/main.ts') },
  function: { prepare: code, ...script('infra/docker/src/function/main.ts') },
  images: { prepare: [installPackages, ensureImageBuilder], ...script('infra/docker/src/images/main.ts') },
  bench: { prepare: stores, ...ours('bench') },
  prove: { prepare: stores, ...script('tests/prove/main.ts') },
  audit: { prepare: shopAndBrowser, ...ours('audit') },
  screenshots: { prepare: shopAndBrowser, ...ours('screenshots') },
};

async function main([name = '', ...args]) {
  const command = commands[name];
  if (!command)
    throw new Fault(`There is no command "${name}".`, `Known: ${Object.keys(commands).join(', ')}`);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.once(signal, giveUp);
  await alone(async () => {
    await ensureTools();
    const steps = typeof command.prepare === 'function' ? command.prepare(args) : command.prepare;
    for (const prepare of steps) await prepare();
  });
  for (const signal of signals) process.removeListener(signal, giveUp);
  if (!command.program) return;
  process.exitCode = await hand({
    program: command.program(),
    args: [...command.args, ...args],
    // Images take minutes to build: their tests run when they are asked for.
    env: {
      ...toolsEnvironment(),
      ...(name === 'test' && args.some(isForImages) && { ESHOP_IMAGE_TESTS: '1' }),
    },
  });
}

/** Signals while preparing: after the hand-over the child decides, and ends us with it. */
function giveUp() {
  endPrograms();
  process.exit(130);
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`\n${error instanceof Fault ? error.message : (error.stack ?? error)}\n`);
  process.exitCode = 1;
});
