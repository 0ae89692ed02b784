import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Messages of zod in fifty languages are most of its size; English is enough for a function. */
const englishOnly: Plugin = {
  name: 'english-only',
  setup({ onLoad }) {
    onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

/** Bundles the handler into the one file that AWS and the local emulator run. */
export async function buildBundle(outfile: string = here('dist/index.cjs')): Promise<string> {
  await build({
    entryPoints: [here('src/handler.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: false,
    treeShaking: true,
    legalComments: 'none',
    plugins: [englishOnly],
  });
  return outfile;
}

if (import.meta.main) process.stdout.write(`built ${await buildBundle()}\n`);
