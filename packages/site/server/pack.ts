import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

/** In a site's folder, after `next build`: makes `.next/standalone/<folder>` run by itself, by `node site.mjs`. */
const site = process.cwd();
const packed = join(site, '.next/standalone', basename(site));

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
  entryPoints: [join(import.meta.dirname, 'main.ts')],
  outfile: join(packed, 'site.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  external: ['next'],
  logLevel: 'warning',
});
