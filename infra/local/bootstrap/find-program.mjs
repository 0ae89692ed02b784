import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folders of PATH. */
export const pathFolders = () =>
  (process.env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));

/**
 * The first of these programs, by folder and then by name, that is there.
 * @param {string[]} folders
 * @param {string[]} names
 */
export const findProgram = (folders, names) =>
  folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file));

/** Whether packages of Debian can be fetched and unpacked here. */
export const hasDebianTools = () =>
  ['apt-get', 'apt-cache', 'dpkg'].every((name) => findProgram(pathFolders(), [name]));
