import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What an image may weigh, unpacked. */
export const mostImageBytes = 250_000_000;

/** Debian's slim base, as Docker Hub shows it unpacked: an assumption, for here it is stood in for. */
export const debianSlimBytes = 75_000_000;

/** The bytes of all files below a folder; links are not followed, so that nothing counts twice. */
export const bytesBelow = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sum + bytesBelow(path);
    return entry.isFile() ? sum + lstatSync(path).size : sum;
  }, 0);

/** What the image weighs on Debian's slim base: Node, and what was built. */
export const imageBytes = (root: string): number =>
  debianSlimBytes + lstatSync(join(root, 'usr/local/bin/node')).size + bytesBelow(join(root, 'app'));
