import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from './command.mjs';

const hardDependenciesOnly = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map(
  (kind) => `--no-${kind}`,
);

/** Of all that a program's package depends on, only shared libraries are needed to run it. */
const isLibrary = (name) => /^lib.*[0-9]/.test(name) && !name.endsWith('-perl');

async function installedPackages() {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are dpkg-query's own format
  const listed = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n']);
  return new Set(
    listed
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
}

/**
 * What these packages depend on directly; of alternatives, which apt-cache marks with a bar, the first.
 * @param {string[]} names
 * @param {string[]} options of apt
 */
async function dependenciesOf(names, options) {
  const listed = await run('apt-cache', [...options, 'depends', ...hardDependenciesOnly, ...names]);
  let isAlternative = false;
  return listed.split('\n').flatMap((line) => {
    const [, bar, name] = /^ ([ |])(?:Pre)?Depends: ([^<:]+)/.exec(line) ?? [];
    if (!name) return [];
    const skipped = isAlternative;
    isAlternative = bar === '|';
    return skipped ? [] : [name];
  });
}

/** The packages themselves and, step by step, every library below them. */
async function closureOf(names, options) {
  const found = new Set(names);
  for (let next = names; next.length > 0; ) {
    const below = await dependenciesOf(next, options);
    next = [...new Set(below)].filter((name) => isLibrary(name) && !found.has(name));
    for (const name of next) found.add(name);
  }
  return [...found];
}

/** apt's own state may be written by root alone; everybody else gets lists of their own. */
async function refreshLists(folder) {
  if (process.getuid?.() === 0) {
    await run('apt-get', ['update', '-qq']);
    return [];
  }
  const lists = join(folder, 'lists');
  const cache = join(folder, 'cache');
  mkdirSync(join(lists, 'partial'), { recursive: true });
  mkdirSync(join(cache, 'archives/partial'), { recursive: true });
  const options = ['-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${cache}`];
  await run('apt-get', [...options, 'update', '-qq']);
  return options;
}

async function download(names, folder, options) {
  const installed = await installedPackages();
  // What is asked for by name belongs into the folder, whatever the system has: its files lie beside each other.
  const missing = (await closureOf(names, options)).filter(
    (name) => names.includes(name) || !installed.has(name),
  );
  await run('apt-get', [...options, '-qq', 'download', ...missing], { cwd: folder });
}

/**
 * Unpacks packages with the libraries that the system lacks into a private folder: needs no root, installs
 * nothing, starts nothing.
 * @param {string[]} names
 * @param {string} folder
 * @returns {Promise<string>} the root below which `usr/` lies
 */
export async function unpackPackages(names, folder) {
  const archives = join(folder, 'debs');
  const root = join(folder, 'root');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(archives, { recursive: true });
  mkdirSync(root, { mode: 0o755 });
  try {
    await download(names, archives, []);
  } catch {
    await download(names, archives, await refreshLists(folder));
  }
  for (const archive of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
    await run('dpkg', ['-x', join(archives, archive), root]);
  }
  for (const leftover of ['debs', 'lists', 'cache'])
    rmSync(join(folder, leftover), { recursive: true, force: true });
  return root;
}

const foldersIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? [join(folder, entry.name)] : [],
      )
    : [];

const holdsLibraries = (folder) => readdirSync(folder).some((name) => /\.so(\.|$)/.test(name));

/**
 * Where the shared libraries below such a root lie, as LD_LIBRARY_PATH wants them: some packages keep those that
 * are theirs alone a folder deeper.
 * @param {string} root
 */
export function librariesBelow(root) {
  const shared = ['usr/lib', 'lib']
    .flatMap((name) => foldersIn(join(root, name)))
    .filter((folder) => basename(folder).includes('-linux-'));
  const folders = [...shared, ...shared.flatMap(foldersIn).filter(holdsLibraries)];
  return folders.length > 0 ? folders.join(':') : join(root, 'usr/lib');
}
