import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { librariesBelow, unpackPackages } from './debian-packages.mjs';
import { Fault } from './fault.mjs';
import { findProgram, hasDebianTools, pathFolders } from './find-program.mjs';
import { toolsFolder } from './paths.mjs';
import { step } from './progress.mjs';

const record = join(toolsFolder, 'image-builder.json');

/** It starts itself anew without our environment, so where its libraries lie is written into the program. */
async function fromDebian() {
  if (!hasDebianTools()) return undefined;
  const folder = join(toolsFolder, 'image-builder');
  const executable = join(folder, 'root/usr/bin/buildah');
  if (existsSync(executable)) return executable;
  await step('image builder fetched', async () => {
    const root = await unpackPackages(['buildah', 'patchelf'], folder);
    const patchelf = join(root, 'usr/bin/patchelf');
    await run(patchelf, ['--force-rpath', '--set-rpath', librariesBelow(root), executable]);
  });
  return executable;
}

/**
 * Finds buildah on this machine, or fetches it into a folder of ours: it builds images without an engine that runs.
 * @returns {Promise<string>} the program
 * @throws {Fault} when it can't be had, with what to do
 */
export async function ensureImageBuilder() {
  if (existsSync(record)) {
    const { executable } = JSON.parse(readFileSync(record, 'utf8'));
    if (existsSync(executable)) return executable;
  }
  let reason = '';
  const executable =
    findProgram([...pathFolders(), '/usr/bin'], ['buildah']) ??
    (await fromDebian().catch((error) => {
      reason = `\n${error.message}`;
      return undefined;
    }));
  if (!executable)
    throw new Fault(
      `buildah was not found and could not be fetched.${reason}`,
      'Install buildah (Linux only); the tests of the images need it.',
    );
  writeFileSync(record, JSON.stringify({ executable }, null, 2));
  return executable;
}
