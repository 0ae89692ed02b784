import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { type Program, programs, startedModules } from '../../docker/src/bundle/programs.ts';
import { type BuiltPart, builtParts } from '../src/built-parts.ts';
import { repository } from '../src/git.ts';
import { isBuiltFrom, tagOf } from '../src/tag.ts';

const artifact = z.object({
  image: z.string(),
  docker: z.object({
    dockerfile: z.string(),
    target: z.string().optional(),
    buildArgs: z.object({ PART: z.string() }),
  }),
});
const skaffold = parseAllDocuments(readFileSync(join(repository, 'skaffold.yaml'), 'utf8')).flatMap(
  (document) =>
    z.object({ build: z.object({ artifacts: z.array(artifact) }) }).parse(document.toJS()).build.artifacts,
);

const images = builtParts.filter(({ kind }) => kind === 'image');
const isInput = ({ inputs }: BuiltPart, path: string) =>
  isBuiltFrom(path) && inputs.some((input) => path === input || path.startsWith(`${input}/`));

describe('the parts that are built', () => {
  it('are the images of skaffold for the cloud, built in the same way', () => {
    const planned = images.map(({ name, dockerfile, target }) => ({
      image: `eshop/${name}`,
      docker: { dockerfile, ...(target && { target }), buildArgs: { PART: name } },
    }));
    const byImage = (one: { image: string }, other: { image: string }) => (one.image < other.image ? -1 : 1);
    expect(planned.toSorted(byImage)).toEqual(skaffold.toSorted(byImage));
  });

  it.each(builtParts)('$name is made of what is there', ({ inputs }) => {
    expect(inputs.filter((input) => !existsSync(join(repository, input)))).toEqual([]);
  });
});

const programsOfParts = programs.filter(({ name }) => images.some((image) => image.name === name));
const entriesOf = (program: Program) =>
  [program.entry, ...startedModules(program)].map((path) => relative(repository, resolve(repository, path)));

/** Which module imports which, for all programs. */
const imports = build({
  absWorkingDir: repository,
  entryPoints: programsOfParts.flatMap(entriesOf),
  outdir: 'nowhere',
  bundle: true,
  splitting: true,
  write: false,
  platform: 'node',
  format: 'esm',
  external: ['sharp', 'pg-native'],
  logLevel: 'error',
  metafile: true,
}).then(({ metafile }) => metafile.inputs);

/** The modules of ours that end in a program. */
async function sourcesOf(program: Program): Promise<string[]> {
  const graph = await imports;
  const found = new Set(entriesOf(program));
  for (const path of found) for (const { path: next } of graph[path]?.imports ?? []) found.add(next);
  // What is generated has its source in the package's `prisma` folder.
  return [...found].filter((path) => path in graph && !/node_modules|\/generated\//.test(path));
}

describe('what a part is made of', () => {
  it.each(programsOfParts)('is all that ends in the bundle of $name', async (program) => {
    const part = images.find(({ name }) => name === program.name);
    const sources = await sourcesOf(program);
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter((path) => !part || !isInput(part, path))).toEqual([]);
    const beside = Object.values(program.files ?? {});
    expect(beside.filter((path) => !part?.inputs.includes(path))).toEqual([]);
  });

  it.each(images)('is all that the Dockerfile copies into $name beside packages', (part) => {
    const text = readFileSync(join(repository, part.dockerfile ?? ''), 'utf8');
    const copied = text
      .split('\n')
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(/\s+/).slice(1, -1))
      .filter(
        (path) => !path.endsWith('/package.json') && !existsSync(join(repository, path, 'package.json')),
      )
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are those of the Dockerfile
      .filter((path) => path !== '${PART}' && !['services', 'infra/emulators'].includes(path))
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are those of the Dockerfile
      .map((path) => path.replace('${PART}', part.name));
    expect(copied.length).toBeGreaterThan(3);
    expect(copied.filter((path) => !isInput(part, path))).toEqual([]);
  });
});

describe('a tag', () => {
  const part: BuiltPart = { name: 'order', kind: 'image', inputs: ['services/order'] };
  const tagged = (...files: [string, string][]) => tagOf(part, 'HEAD', () => new Map(files));

  it('is the same for the same files, whatever their order', () => {
    expect(tagged(['a', '1'], ['b', '2'])).toBe(tagged(['b', '2'], ['a', '1']));
    expect(tagged(['a', '1'])).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is another when a file changes, comes, goes or moves', () => {
    const tags = [
      tagged(['a', '1']),
      tagged(['a', '2']),
      tagged(['a', '1'], ['b', '1']),
      tagged(['b', '1']),
      tagged(),
    ];
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('does not look at tests and words', () => {
    const more: [string, string][] = [
      ['services/order/test/a.ts', '1'],
      ['services/order/src/a.test.ts', '1'],
      ['services/order/README.md', '1'],
    ];
    expect(tagged(['a', '1'], ...more)).toBe(tagged(['a', '1']));
  });
});
