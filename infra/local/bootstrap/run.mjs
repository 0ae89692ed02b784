#!/usr/bin/env node
// Plain JavaScript without dependencies, for any Node from 18 on: it brings what the rest needs.
import { join } from 'node:path';
import { endPrograms } from './command.mjs';
import { compileModules } from './compile.mjs';
import { Fault } from './fault.mjs';
import { buildLambda, generateClients } from './generate.mjs';
import { hand } from './hand-over.mjs';
import { alone } from './lock.mjs';
import { installPackages } from './packages.mjs';
import { repository } from './paths.mjs';
import { ensureServers } from './servers.mjs';
import { ensureTools, nodeBinary, toolsEnvironment } from './tools.mjs';

const commandLine = join(repository, 'infra/local/src/cli.ts');

const code = [installPackages, generateClients];
const programs = () => generateClients().then(buildLambda);
const everything = [installPackages, () => Promise.all([ensureServers(), programs().then(compileModules)])];

const ours = (...args) => ({ program: nodeBinary, args: ['--max-semi-space-size=2', commandLine, ...args] });
const tool = (name, ...args) => ({ program: () => join(repository, 'node_modules/.bin', name), args });

/** What each command needs prepared, and what it runs. */
const commands = {
  start: { prepare: everything, ...ours('start') },
  stores: { prepare: everything, ...ours('stores') },
  test: { prepare: everything, ...ours('test') },
  status: { prepare: [installPackages], ...ours('status') },
  reset: { prepare: [installPackages], ...ours('reset') },
  import: { prepare: code, ...ours('import') },
  'check:invariants': { prepare: code, ...ours('check:invariants') },
  'dead-letters': { prepare: code, ...ours('dead-letters') },
  generate: { prepare: [installPackages, generateClients, buildLambda] },
  lint: { prepare: code, ...tool('biome', 'ci') },
  format: { prepare: code, ...tool('biome', 'check', '--write') },
  typecheck: { prepare: code, ...tool('tsc', '-p', '.') },
};

async function main([name = '', ...args]) {
  const command = commands[name];
  if (!command)
    throw new Fault(`There is no command "${name}".`, `Known: ${Object.keys(commands).join(', ')}`);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.once(signal, giveUp);
  await alone(async () => {
    await ensureTools();
    for (const prepare of command.prepare) await prepare();
  });
  for (const signal of signals) process.removeListener(signal, giveUp);
  if (!command.program) return;
  process.exitCode = await hand({
    program: command.program(),
    args: [...command.args, ...args],
    env: toolsEnvironment(),
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
