import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

/** After `next build`: makes `.next/standalone/frontend-customer` a folder that runs by itself, by `node site.mjs`. */
const site = join(import.meta.dirname, '..');
const packed = join(site, '.next/standalone/frontend-customer');

const compressible = /\.(?:js|css|svg|json|txt)$/;

function compressBelow(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) compressBelow(path);
    else if (compressible.test(entry.name)) {
      const smaller = brotliCompressSync(readFileSync(path), {
        params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
      });
      writeFileSync(`${path}.br`, smaller);
    }
  }
}

cpSync(join(site, '.next/static'), join(packed, '.next/static'), { recursive: true });
if (existsSync(join(site, 'public')))
  cpSync(join(site, 'public'), join(packed, 'public'), { recursive: true });
compressBelow(join(packed, '.next/static'));

await build({
  entryPoints: [join(site, 'server/main.ts')],
  outfile: join(packed, 'site.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  external: ['next'],
  logLevel: 'warning',
});
