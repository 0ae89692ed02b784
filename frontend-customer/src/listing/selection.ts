import { productSorts } from '@eshop/contracts/api/product';
import { catalogueText } from '@text/catalogue';

/** Attributes of which several values can be chosen; named as the shop names them. */
export const valueNames = ['make', 'bodyType', 'fuel', 'transmission'] as const;
export type ValueName = (typeof valueNames)[number];

/** What can be limited from both sides. */
export const rangeNames = ['price', 'year', 'engine'] as const;
export type RangeName = (typeof rangeNames)[number];
export type RangeEnd = `${RangeName}${'From' | 'To'}`;
export const rangeEnds = rangeNames.flatMap((name) => [`${name}From`, `${name}To`] as const);

export type Sort = (typeof productSorts)[number];

/** What an address asks of a list: everything that the page shows follows from it. */
export type Selection = {
  readonly words: string;
  /** Null: the list's own order. */
  readonly sort: Sort | null;
  readonly values: Readonly<Record<ValueName, readonly string[]>>;
  /** Prices in whole dollars, as people type them. */
  readonly limits: Readonly<Partial<Record<RangeEnd, number>>>;
  /** What stands in the fields, faulty or not. */
  readonly typed: Readonly<Partial<Record<RangeEnd, string>>>;
  /** What is wrong with it; a faulty limit limits nothing. */
  readonly faults: Readonly<Partial<Record<RangeEnd, string>>>;
  readonly cursor: string | null;
  /** For show: the cursor decides. */
  readonly page: number;
};

/** An address's query as Next gives it. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const mostValues = 20;
const longest: Record<ValueName, number> = { make: 60, bodyType: 40, fuel: 40, transmission: 40 };
const allowed: Record<RangeName, readonly [least: number, most: number]> = {
  price: [0, 10_000_000],
  year: [1885, 2100],
  engine: [0, 100_000],
};
const mostLetters = 100;
/** Left over where an emoji was cut in two. */
const halfLetter = /[\uD800-\uDBFF]$/;
const unreadable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Reads an address's query; whatever it holds, something sensible comes out. */
export function readSelection(params: SearchParams): Selection {
  const all = (name: string): string[] =>
    [params[name] ?? []]
      .flat()
      .map((text) => text.trim())
      .filter((text) => text !== '' && !unreadable.test(text));
  const first = (name: string): string => all(name)[0] ?? '';
  const values = (name: ValueName) =>
    [...new Set(all(name))].filter((text) => text.length <= longest[name]).slice(0, mostValues);
  const cursor = /^[A-Za-z0-9_~.=-]{1,4096}$/.exec(first('cursor'))?.[0] ?? null;
  const page = /^[1-9]\d{0,4}$/.exec(first('page'))?.[0] ?? '2';
  return {
    words: first('q').slice(0, mostLetters).replace(halfLetter, '').trim(),
    sort: productSorts.find((sort) => sort === first('sort')) ?? null,
    values: {
      make: values('make'),
      bodyType: values('bodyType'),
      fuel: values('fuel'),
      transmission: values('transmission'),
    },
    ...readRanges(first),
    cursor,
    page: cursor === null ? 1 : Math.max(2, Number(page)),
  };
}

function readRanges(first: (name: string) => string): Pick<Selection, 'limits' | 'typed' | 'faults'> {
  const limits: Partial<Record<RangeEnd, number>> = {};
  const typed: Partial<Record<RangeEnd, string>> = {};
  const faults: Partial<Record<RangeEnd, string>> = {};
  for (const name of rangeNames) {
    for (const end of [`${name}From`, `${name}To`] as const) {
      const text = first(end).slice(0, 40);
      if (text === '') continue;
      typed[end] = text;
      const number = wholeNumber(text, allowed[name]);
      if (number === null) faults[end] = catalogueText.faults[name];
      else limits[end] = number;
    }
    const from = limits[`${name}From`];
    const to = limits[`${name}To`];
    if (from !== undefined && to !== undefined && to < from) {
      faults[`${name}To`] = catalogueText.faults[`${name}Order`];
      delete limits[`${name}To`];
    }
  }
  return { limits, typed, faults };
}

/** A number as people write it: `20000`, `20,000`, `$20 000`. */
function wholeNumber(text: string, [least, most]: readonly [number, number]): number | null {
  const digits = text.replaceAll(/[\s,’'$]/gu, '');
  if (!/^\d{1,9}$/.test(digits)) return null;
  const number = Number(digits);
  return number >= least && number <= most ? number : null;
}
