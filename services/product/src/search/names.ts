import { grown } from './grow.ts';
import { createTextSearch } from './text-search.ts';
import { createTopRows } from './top-rows.ts';

/** A make, or a model of one, and how many products there are of it. `model` is null for the make itself. */
export type Named = { readonly make: string; readonly model: string | null; readonly count: number };

/** Makes and models of all rows. They are few, so that they can be searched at each key that is pressed. */
export type Names = {
  /** Rows are added in their order, each once. */
  add(row: number, of: { make: string; model: string }): void;
  remove(row: number): void;
  /** At most so many makes, then so many models, with all words of the text, begun or mistyped ones too; the best first. */
  find(text: string, most: number): Named[];
  /** Whether every word of the text stands in names, or begins one that does. */
  knows(text: string): boolean;
  /** The makes with most products. */
  largestMakes(most: number): Named[];
};

/** One letter is enough: there are few names, and people see at once what they get for it. */
const shortestPrefix = 1;

/** No names. */
export function createNames(): Names {
  const names: { readonly make: string; readonly model: string | null; readonly ofMake: number }[] = [];
  const numbers = new Map<string, number>();
  const search = createTextSearch({ shortestPrefix });
  // Of each name: rows alive. Of each row: its model.
  let living = new Uint32Array(64);
  let models = new Uint32Array(64);

  function numberOf(make: string, model: string | null): number {
    const key = `${make}\u0000${model ?? ''}`.toLowerCase();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const ofMake = model === null ? names.length : numberOf(make, null);
    const number = names.push({ make, model, ofMake }) - 1;
    numbers.set(key, number);
    living = grown(living, names.length);
    search.add(number, { title: model === null ? make : `${make} ${model}`, rest: '', sku: '' });
    return number;
  }

  function countRow(row: number, change: 1 | -1): void {
    const model = models[row] ?? 0;
    const make = names[model]?.ofMake ?? 0;
    living[model] = (living[model] ?? 0) + change;
    living[make] = (living[make] ?? 0) + change;
  }

  const countOf = (number: number): number => living[number] ?? 0;
  const bySize = (one: number, other: number): number => countOf(other) - countOf(one) || one - other;
  const named = (number: number): Named[] => {
    const name = names[number];
    return name ? [{ make: name.make, model: name.model, count: countOf(number) }] : [];
  };

  return {
    add(row, { make, model }) {
      models = grown(models, row + 1);
      models[row] = numberOf(make, model);
      countRow(row, 1);
    },
    remove: (row) => countRow(row, -1),
    find(text, most) {
      const { rows, score } = search.find(text);
      const best = (one: number, other: number) => score(other) - score(one) || bySize(one, other);
      const makes = createTopRows(most, best);
      const itsModels = createTopRows(most, best);
      for (const number of rows) {
        if (countOf(number) === 0) continue;
        (names[number]?.model === null ? makes : itsModels).offer(number);
      }
      return [...makes.inOrder(), ...itsModels.inOrder()].flatMap(named);
    },
    knows: search.knows,
    largestMakes(most) {
      const makes = createTopRows(most, bySize);
      for (const [number, { model }] of names.entries())
        if (model === null && countOf(number) > 0) makes.offer(number);
      return makes.inOrder().flatMap(named);
    },
  };
}
