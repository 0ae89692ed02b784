import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import hcl from 'hcl2-parser';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** What a block or an attribute of HCL is after parsing: expressions are texts in `${}`, blocks are lists of objects. */
export type Value = string | number | boolean | null | readonly Value[] | Body;
export type Body = { readonly [name: string]: Value };

/** All the files of one folder, as Terraform reads them. */
export type Module = { readonly folder: string; readonly text: string; readonly files: readonly Body[] };

/** Parses HCL with HashiCorp's own parser. @throws naming the file and the place of the fault */
export function parse(file: string): Body {
  const [body, fault] = hcl.parseToObject(readFileSync(join(root, file), 'utf8'));
  if (fault !== null || body === null) throw new Error(`${file}: ${JSON.stringify(fault)}`);
  return body;
}

export const terraformFiles = globSync(['*.tf', 'modules/*/*.tf'], { cwd: root }).toSorted();
export const environmentFiles = globSync('environments/*.tfvars', { cwd: root }).toSorted();

/** The root and every module of ours. */
export const modules: readonly Module[] = [...new Set(terraformFiles.map(dirname))].map((folder) => {
  const files = terraformFiles.filter((file) => dirname(file) === folder);
  return {
    folder,
    text: files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n'),
    files: files.map(parse),
  };
});

export const moduleCalled = (name: string): Module => {
  const found = modules.find(({ folder }) => (name === 'root' ? folder === '.' : basename(folder) === name));
  if (!found) throw new Error(`there is no module ${name}`);
  return found;
};

export const isBody = (value: Value | undefined): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Blocks of one kind with one label, such as `variable "name" {}`. */
export const labelled = ({ files }: Module, kind: string): [string, Body][] =>
  files.flatMap((file) =>
    Object.entries(bodyOf(file[kind])).map(([name, blocks]): [string, Body] => [name, first(blocks)]),
  );

export type Resource = {
  readonly kind: string;
  readonly type: string;
  readonly name: string;
  readonly body: Body;
};

/** Blocks with two labels: resources and data sources. */
export const resources = ({ files }: Module): Resource[] =>
  ['resource', 'data', 'ephemeral'].flatMap((kind) =>
    files.flatMap((file) =>
      Object.entries(bodyOf(file[kind])).flatMap(([type, named]) =>
        Object.entries(bodyOf(named)).map(([name, blocks]) => ({ kind, type, name, body: first(blocks) })),
      ),
    ),
  );

/** Names that `locals` define. */
export const localNames = ({ files }: Module): string[] =>
  files.flatMap((file) => listOf(file.locals).flatMap((body) => Object.keys(bodyOf(body))));

export const bodyOf = (value: Value | undefined): Body => (isBody(value) ? value : {});
export const listOf = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : []);
const first = (blocks: Value): Body => bodyOf(listOf(blocks)[0]);

/** An expression as the parser gives it. */
export const expression = (text: string): string => `\${${text}}`;
