import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Fault } from './fault.mjs';
import { repository } from './paths.mjs';

function nearestExisting(path) {
  try {
    return { path, stats: statSync(path) };
  } catch {
    return nearestExisting(dirname(path));
  }
}

/**
 * Whether a user who owns nothing on the way may reach this path: database servers refuse to run as root,
 * so what they read must not lie below a home of mode 0700.
 * @param {string} path need not exist yet
 */
export function isPassable(path) {
  const { path: existing, stats } = nearestExisting(path);
  if ((stats.mode & 0o001) === 0) return false;
  return dirname(existing) === existing || isPassable(dirname(existing));
}

const isRoot = () => process.getuid?.() === 0;

/** A folder of this checkout outside of it, for when the checkout lies where the servers can't go. */
function outsideFolder() {
  const name = `eshop-${createHash('sha256').update(repository).digest('hex').slice(0, 12)}`;
  const base = ['/var/tmp', tmpdir()].find((folder) => {
    try {
      return statSync(folder).isDirectory() && isPassable(folder);
    } catch {
      return false;
    }
  });
  if (!base)
    throw new Fault('No folder was found that the database servers may use.', 'Set ESHOP_DATA_DIR to one.');
  const folder = join(base, name);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (statSync(folder).uid !== process.getuid?.()) {
    throw new Fault(`${folder} belongs to another user.`, 'Set ESHOP_DATA_DIR to a folder of your own.');
  }
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * Where something that the database servers need should lie: in the checkout if they can reach it there.
 * @param {string} name path below the checkout, such as `.eshop/data`
 */
export function reachableFolder(name) {
  const inCheckout = join(repository, name);
  return isRoot() && !isPassable(inCheckout) ? join(outsideFolder(), name.replace(/^\./, '')) : inCheckout;
}
