import { grown } from './grow.ts';
import { createPostings } from './postings.ts';

export const facetNames = ['category', 'make', 'fuel', 'transmission', 'bodyType', 'year'] as const;
export type FacetName = (typeof facetNames)[number];

/** Rows that a filter lets through. */
export type Choice = {
  /** An upper bound. */
  readonly count: number;
  test(row: number): boolean;
  /** False when no row of a block passes; true tells nothing. Imports come sorted, so whole blocks can be passed over. */
  mayHold(block: number): boolean;
  each(take: (row: number) => void): void;
};

/** One attribute of all rows as a column of small numbers, one for each value. */
export type Facet = {
  /** Rows are added in their order, each once; empty for a row without a value. */
  add(row: number, value: string): void;
  /** True when the row has this value. */
  has(row: number, value: string): boolean;
  among(values: Iterable<string>): Choice;
  values(): Iterable<string>;
};

const mostValues = 65_535;

/** The block that a row belongs to: 512 rows each. */
export const blockOf = (row: number): number => row >>> 9;

/** An attribute without rows. */
export function createFacet(): Facet {
  const codes = new Map<string, number>([['', 0]]);
  const postings = createPostings();
  postings.open();
  let rowsWith = new Uint32Array(64);
  /** For each block, which values it has: a bit for every 32nd. */
  let blocks = new Uint32Array(64);
  let column = new Uint16Array(64);

  function codeOf(value: string): number {
    const known = codes.get(value);
    if (known !== undefined) return known;
    if (codes.size > mostValues) throw new RangeError('an attribute has too many values to be indexed');
    const code = postings.open();
    codes.set(value, code);
    rowsWith = grown(rowsWith, code + 1);
    return code;
  }

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
    has: (row, value) => column[row] === codes.get(value),
    among(values) {
      const wanted = new Uint8Array(codes.size);
      const lists: number[] = [];
      let bits = 0;
      for (const value of values) {
        const code = codes.get(value) ?? 0;
        if (code === 0 || wanted[code] === 1) continue;
        wanted[code] = 1;
        lists.push(code);
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
    values: () => codes.keys(),
  };
}
