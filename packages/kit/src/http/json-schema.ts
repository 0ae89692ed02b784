import { z } from 'zod';

export type Json = Record<string, unknown>;

/** Turns a zod schema into JSON Schema, or into a reference to one among the components. */
export type SchemaOf = (schema: z.ZodType) => Json;

/**
 * Writes schemas for an OpenAPI document. Schemas with an id, and those that refer to themselves, are put into
 * `components` once; `prefix` keeps the latter apart where they have no id. What JSON Schema can't say is left open.
 */
export function schemaWriter(components: Json, prefix: string): SchemaOf {
  let written = 0;
  return (schema) => {
    written += 1;
    // Within an array even the outermost schema gets a name of its own when it refers to itself.
    const { items, $defs } = z.toJSONSchema(z.array(schema), { io: 'input', unrepresentable: 'any' }) as {
      items: Json;
      $defs?: Json;
    };
    const names = new Map(
      Object.keys($defs ?? {}).map((name) => [name, componentName(name, `${prefix}${written}`)]),
    );
    for (const [name, definition] of Object.entries($defs ?? {})) {
      components[names.get(name) ?? name] ??= pointToComponents(definition, names);
    }
    return pointToComponents(items, names) as Json;
  };
}

const componentName = (name: string, prefix: string): string =>
  name.startsWith('__') ? `${prefix}${name}` : name;

function pointToComponents(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => pointToComponents(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'id' || !('$ref' in value))
      .map(([name, member]) => {
        const target =
          name === '$ref' && typeof member === 'string' ? /^#\/\$defs\/(.+)$/.exec(member)?.[1] : undefined;
        if (target !== undefined) return [name, `#/components/schemas/${names.get(target) ?? target}`];
        return [name, pointToComponents(member, names)];
      }),
  );
}
