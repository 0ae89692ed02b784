import { changedFiles } from './git.ts';
import { hasImage, imageOf } from './registry.ts';
import { partsAt, touchedParts } from './touched-parts.ts';
import { touchedTests } from './touched-tests.ts';

/** A variable of the workflow. @throws Error naming the one that is not set */
function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

const commands: Readonly<Record<string, (revision: string) => unknown>> = {
  /** `tests BASE`: folders to give to `npm test`. */
  tests: (base) => touchedTests(changedFiles(base)).join(' '),

  /** `touched BASE`: the parts that changed since. */
  touched: (base) => JSON.stringify(touchedParts(base, 'HEAD')),

  /** `missing HEAD`: the parts of a revision that the registry lacks; a function has no image and is never missing. */
  missing: async (revision) => {
    const registry = { address: variable('REGISTRY'), token: variable('REGISTRY_TOKEN') };
    const images = partsAt(revision).filter(({ kind }) => kind === 'image');
    const there = await Promise.all(images.map(({ name, tag }) => hasImage(registry, name, tag)));
    return JSON.stringify(images.filter((_image, index) => !there[index]));
  },

  /** `images HEAD`: which image each part has at a revision, as `skaffold deploy --build-artifacts` reads it. */
  images: (revision) => {
    const builds = partsAt(revision)
      .filter(({ kind }) => kind === 'image')
      .map(({ name, tag }) => ({
        imageName: `eshop/${name}`,
        tag: imageOf(variable('REGISTRY'), name, tag),
      }));
    return JSON.stringify({ builds });
  },
};

const [name = '', revision = ''] = process.argv.slice(2);
try {
  const command = commands[name];
  if (!command || !revision) throw new Error(`Name ${Object.keys(commands).join(', ')} and a git revision.`);
  process.stdout.write(`${await command(revision)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
