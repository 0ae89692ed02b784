import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { manifestFiles, usualEnvironment } from './files.ts';

/** `pnpm run manifests [ENVIRONMENT]`: writes base and overlays anew, the overlay `gke` for this environment. */
const root = join(import.meta.dirname, '..');
const files = manifestFiles(process.argv[2] ?? usualEnvironment);
for (const written of ['base', 'overlays']) rmSync(join(root, written), { recursive: true, force: true });
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
process.stdout.write(`${files.size} files\n`);
