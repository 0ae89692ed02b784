import { grown } from './grow.ts';

export const facetNames = ['category', 'make', 'fuel', 'transmission', 'bodyType', 'year'] as const;
export type FacetName = (typeof facetNames)[number];

/** Rows that a filter lets through. */
export type Choice = {
  /** An upper bound. */
  readonly count: number;
  test(row: number): boolean;
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

/** An attribute without rows. */
export function createFacet(): Facet {
  const codes = new Map<string, number>([['', 0]]);
  let rowsWith = new Uint32Array(64);
  let column = new Uint16Array(64);
  let count = 0;

  function codeOf(value: string): number {
    const known = codes.get(value);
    if (known !== undefined) return known;
    if (codes.size > mostValues) throw new RangeError('an attribute has too many values to be indexed');
    const code = codes.size;
    codes.set(value, code);
    rowsWith = grown(rowsWith, code + 1);
    return code;
  }

  return {
    add(row, value) {
      const code = codeOf(value);
      count = row + 1;
      column = grown(column, count);
      column[row] = code;
      rowsWith[code] = (rowsWith[code] ?? 0) + 1;
    },
    has: (row, value) => column[row] === codes.get(value),
    among(values) {
      const wanted = new Uint8Array(codes.size);
      for (const value of values) wanted[codes.get(value) ?? 0] = 1;
      wanted[0] = 0;
      return {
        count: wanted.reduce((sum, isWanted, code) => sum + (isWanted === 1 ? (rowsWith[code] ?? 0) : 0), 0),
        test: (row) => wanted[column[row] ?? 0] === 1,
        each(take) {
          for (let row = 0; row < count; row++) if (wanted[column[row] ?? 0] === 1) take(row);
        },
      };
    },
    values: () => codes.keys(),
  };
}
