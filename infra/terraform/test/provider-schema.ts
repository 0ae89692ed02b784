import { readFileSync } from 'node:fs';
import { type Body, bodyOf, isBody, listOf } from './hcl.ts';

/** Arguments of a block: 1 is needed, 0 may be left out; a block within is its own arguments behind the same mark. */
type Arguments = { readonly [name: string]: 0 | 1 | readonly [0 | 1, Arguments] };

const schemas: Readonly<Record<string, Arguments>> = JSON.parse(
  readFileSync(new URL('provider-schemas.json', import.meta.url), 'utf8'),
);

const ofEveryBlock = ['for_each', 'count', 'depends_on', 'lifecycle', 'provider'];

/** What a block has too much or too little, by what the provider takes; empty when it fits. */
export function faultsOf(key: string, body: Body): string[] {
  const schema = schemas[key];
  return schema ? compare(schema, body, key) : [`${key}: not in provider-schemas.json`];
}

function compare(schema: Arguments, body: Body, at: string): string[] {
  const given = withDynamic(body);
  const missing = Object.entries(schema).flatMap(([name, mark]) =>
    (Array.isArray(mark) ? mark[0] : mark) === 1 && !(name in given) ? [`${at}: lacks ${name}`] : [],
  );
  const faults = Object.entries(given).flatMap(([name, value]) => {
    if (ofEveryBlock.includes(name)) return [];
    const mark = schema[name];
    if (mark === undefined) return [`${at}: knows no ${name}`];
    if (!Array.isArray(mark)) return [];
    return listOf(value).flatMap((block) => (isBody(block) ? compare(mark[1], block, `${at}.${name}`) : []));
  });
  return [...missing, ...faults];
}

/** `dynamic "rule" { content {} }` is a block `rule` too. */
function withDynamic({ dynamic, ...body }: Body): Body {
  const merged: Record<string, Body[string]> = { ...body };
  for (const [name, blocks] of Object.entries(bodyOf(dynamic))) {
    const contents = listOf(blocks).flatMap((block) => listOf(bodyOf(block).content));
    merged[name] = [...listOf(merged[name]), ...contents];
  }
  return merged;
}
