import { createForms } from './forms.ts';
import { grown } from './grow.ts';
import { createPostings } from './postings.ts';

export const facetNames = ['category', 'make', 'fuel', 'transmission', 'bodyType', 'year', 'engine'] as const;
export type FacetName = (typeof facetNames)[number];

/** A value as it is shown, and products that have it. */
export type ValueCount = { readonly value: string; readonly count: number };

/** Rows that a filter lets through. */
export type Choice = {
  /** An upper bound. */
  readonly count: number;
  test(row: number): boolean;
  /** False when no row of a block passes; true tells nothing. Imports come sorted, so whole blocks can be passed over. */
  mayHold(block: number): boolean;
  each(take: (row: number) => void): void;
};

/** One attribute of all rows as a column of small numbers, one for each way in which a value is written. */
export type Facet = {
  /** Rows are added in their order, each once; empty for a row without a value. */
  add(row: number, value: string): void;
  /** True when the row has this value, written like this. */
  has(row: number, value: string): boolean;
  /** Rows with any of the values, which are in lower case: however they are written. */
  among(values: Iterable<string>): Choice;
  /** The number of each row's value; 0 where it has none. */
  column(): Uint16Array;
  /** All values as they are shown, with the sum of what was counted for their numbers; zeros included. */
  tally(counts: Uint32Array): ValueCount[];
  /** One more than the highest number of a value. */
  codes(): number;
  /** The value as it is shown: as most products write it. Undefined when no product ever had it. */
  shown(value: string): string | undefined;
  /** All values, in lower case. */
  values(): Iterable<string>;
};

const mostValues = 65_535;

/** The block that a row belongs to: 512 rows each. */
export const blockOf = (row: number): number => row >>> 9;

/** An attribute without rows. */
export function createFacet(): Facet {
  const forms = createForms();
  const postings = createPostings();
  postings.open();
  let rowsWith = new Uint32Array(64);
  /** For each block, which values it has: a bit for every 32nd. */
  let blocks = new Uint32Array(64);
  let column = new Uint16Array(64);

  function codeOf(value: string): number {
    const known = forms.code(value);
    if (known !== undefined) return known;
    if (forms.size() > mostValues) throw new RangeError('an attribute has too many values to be indexed');
    rowsWith = grown(rowsWith, forms.size() + 1);
    postings.open();
    return forms.add(value);
  }

  /** The most usual of the ways in which a value is written. */
  const usual = (codes: readonly number[]): string => {
    const most = codes.reduce((best, code) => ((rowsWith[code] ?? 0) > (rowsWith[best] ?? 0) ? code : best));
    return forms.text(most);
  };

  return {
    add(row, value) {
      const code = codeOf(value);
      column = grown(column, row + 1);
      column[row] = code;
      const block = blockOf(row);
      blocks = grown(blocks, block + 1);
      blocks[block] = (blocks[block] ?? 0) | (1 << (code & 31));
      if (code !== 0) postings.append(code, row);
      rowsWith[code] = (rowsWith[code] ?? 0) + 1;
    },
    has: (row, value) => column[row] === forms.code(value),
    among(values) {
      const wanted = new Uint8Array(forms.size());
      const lists = [...new Set(values)].flatMap(forms.codesOf);
      let bits = 0;
      for (const code of lists) {
        wanted[code] = 1;
        bits |= 1 << (code & 31);
      }
      return {
        count: lists.reduce((sum, code) => sum + (rowsWith[code] ?? 0), 0),
        test: (row) => wanted[column[row] ?? 0] === 1,
        mayHold: (block) => ((blocks[block] ?? 0) & bits) !== 0,
        each(take) {
          for (const list of lists) postings.each(list, take);
        },
      };
    },
    column: () => column,
    tally: (counts) =>
      forms.all().map((codes) => ({
        value: usual(codes),
        count: codes.reduce((sum, code) => sum + (counts[code] ?? 0), 0),
      })),
    codes: forms.size,
    shown(value) {
      const codes = forms.codesOf(value);
      return codes.length > 0 ? usual(codes) : undefined;
    },
    values: forms.values,
  };
}
