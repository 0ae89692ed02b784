import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodyOf, labelled, localNames, type Module, moduleCalled, modules, resources } from './hcl.ts';

const meta = ['source', 'depends_on', 'for_each', 'count', 'providers'];
const matches = ({ text }: Module, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];

describe.each(modules.map((module) => [module.folder, module] as const))('%s', (_folder, module) => {
  it('uses each of its variables and no other', () => {
    const declared = labelled(module, 'variable').map(([name]) => name);
    expect(matches(module, /\bvar\.(\w+)/g).toSorted()).toEqual(declared.toSorted());
  });

  it('defines the locals that it uses, and uses those that it defines', () => {
    expect(matches(module, /\blocal\.(\w+)/g).toSorted()).toEqual(localNames(module).toSorted());
  });

  it('refers to resources that it has', () => {
    const has = resources(module).map(
      ({ kind, type, name }) => `${kind === 'resource' ? '' : `${kind}.`}${type}.${name}`,
    );
    const named = matches(module, /((?:\b(?:data|ephemeral)\.)?\b(?:google|aws|random)_\w+\.[a-z]\w*)/g);
    expect(named.filter((name) => !has.includes(name))).toEqual([]);
  });

  it('says what each variable and output is for', () => {
    for (const [name, block] of [...labelled(module, 'variable'), ...labelled(module, 'output')]) {
      expect(block.description, name).toMatch(/\S.*\.$/);
    }
  });
});

describe('the root', () => {
  const root = moduleCalled('root');
  const calls = labelled(root, 'module').map(([name, body]) => {
    return { name, body, module: moduleCalled(basename(String(body.source))) };
  });

  it('calls every module, with what it asks for and nothing else', () => {
    expect(calls.map(({ module }) => module).toSorted()).toEqual(
      modules.filter(({ folder }) => folder !== '.').toSorted(),
    );
    for (const { name, body, module } of calls) {
      const given = Object.keys(body).filter((argument) => !meta.includes(argument));
      expect(given.toSorted(), name).toEqual(
        labelled(module, 'variable')
          .map(([variable]) => variable)
          .toSorted(),
      );
    }
  });

  it('uses outputs that the modules have', () => {
    for (const { name, module } of calls) {
      const outputs = labelled(module, 'output').map(([output]) => output);
      const used = matches(root, new RegExp(`\\bmodule\\.${name}\\.(\\w+)`, 'g'));
      expect(
        used.filter((output) => !outputs.includes(output)),
        name,
      ).toEqual([]);
    }
  });

  it('keeps its state in a bucket that the environment names', () => {
    const settings = labelled(root, 'terraform').map(([name]) => name);
    expect(settings).toEqual([]);
    expect(root.text).toContain('backend "gcs" {}');
    expect(bodyOf(root.files.find((file) => file.provider))).toHaveProperty('provider.aws');
  });
});
