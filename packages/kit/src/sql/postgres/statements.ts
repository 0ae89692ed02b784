import type { SqlFragment } from '../executor.ts';
import { flattenTemplate, isFragment } from '../flatten-template.ts';

/** A statement as `pg` takes it; PostgreSQL keeps the plan of one with a name for as long as the connection lasts. */
export type Statement = { readonly text: string; readonly values: unknown[]; readonly name?: string };

type Text = { readonly text: string; readonly name?: string };

/** So many statements of one process are planned once a connection; those beyond are planned each time. */
const mostNames = 200;
/** A text that is put together as it runs gets a name once it has come so often: lists make texts without end. */
const namedAfter = 8;
const mostCounted = 2_000;

const numbered = (place: number): string => `$${place}`;

export type Statements = ReturnType<typeof createStatements>;

/** Makes statements out of templates and texts, those that come again and again with a name. */
export function createStatements() {
  const templates = new WeakMap<object, Text>();
  const texts = new Map<string, Text>();
  const counts = new Map<string, number>();
  let names = 0;

  function named(text: string): Text {
    if (names >= mostNames) return { text };
    const known = { text, name: `eshop_${names++}` };
    texts.set(text, known);
    return known;
  }

  function known(text: string): Text {
    const found = texts.get(text);
    if (found) return found;
    const count = (counts.get(text) ?? 0) + 1;
    if (counts.size >= mostCounted) counts.clear();
    counts.set(text, count);
    return count < namedAfter ? { text } : named(text);
  }

  return {
    /** A statement whose values stand for `$1`, `$2` … */
    ofText: (text: string, values: unknown[]): Statement => ({ ...known(text), values }),

    /** A template, whose text is put together once unless parts of it are among its values. */
    ofTemplate(query: TemplateStringsArray | SqlFragment, values: unknown[]): Statement {
      if (!('raw' in query)) return this.ofFragment(query.strings, query.values);
      if (values.some(isFragment)) return this.ofFragment(query, values);
      let made = templates.get(query);
      if (!made) {
        const { text } = flattenTemplate(query, values, numbered);
        made = texts.get(text) ?? named(text);
        templates.set(query, made);
      }
      return { ...made, values };
    },

    ofFragment(strings: readonly string[], given: readonly unknown[]): Statement {
      const { text, values } = flattenTemplate(strings, given, numbered);
      return { ...known(text), values };
    },
  };
}
