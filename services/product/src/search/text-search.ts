import { grown } from './grow.ts';
import { createPostings } from './postings.ts';
import { createSkus } from './skus.ts';
import { createVocabulary, type Fit, type Found } from './vocabulary.ts';
import { wordsOf, wordsOfSearch } from './words.ts';

/** Rows that a search found, each with its score. */
export type Matches = { readonly rows: Uint32Array; score(row: number): number };

export type TextSearch = {
  /** Rows are added in their order, each once. `title` weighs more than `rest`. */
  add(row: number, text: { title: string; rest: string; sku: string }): void;
  /** Rows that have every word, or whose SKU begins with the whole text; good until the next search. */
  find(text: string): Matches;
  /** Whether every word of the text is there, or begins one that is. */
  knows(text: string): boolean;
};

/** What a word adds to the score of a row, by where it stands. Eight words stay below what a SKU gives. */
const weights: Record<Fit, { readonly title: number; readonly rest: number }> = {
  exact: { title: 24, rest: 12 },
  prefix: { title: 16, rest: 8 },
  typo: { title: 8, rest: 4 },
};
const skuScore = { whole: 255, beginning: 200 } as const;

/** How far a search goes: errors are looked for only where nothing else fits. */
const attempts = ['errors in unknown words', 'errors in all words', 'errors in beginnings'] as const;

/** A search without rows. `shortestPrefix`: letters from which on a word is taken as a beginning. */
export function createTextSearch({ shortestPrefix = 2 } = {}): TextSearch {
  const vocabulary = createVocabulary(shortestPrefix);
  const postings = createPostings();
  const skus = createSkus();
  let count = 0;
  // Per row, for the search in hand: how many words it has had so far, and its score.
  let had = new Uint8Array(64);
  let scores = new Uint8Array(64);
  let rows = new Uint32Array(64);
  let found = 0;
  const keep = (row: number) => {
    rows[found++] = row;
  };

  function note(row: number, text: string, isTitle: boolean, except?: ReadonlySet<string>): Set<string> {
    const words = new Set(wordsOf(text));
    for (const word of words) {
      if (except?.has(word)) continue;
      const term = vocabulary.add(word);
      while (postings.lists() <= term) postings.open();
      postings.append(term, row * 2 + (isTitle ? 1 : 0));
    }
    return words;
  }

  function fitting(word: string, attempt: (typeof attempts)[number]): Found[] {
    const direct = vocabulary.beginning(word);
    if (attempt === 'errors in unknown words')
      return direct.length > 0 ? direct : vocabulary.resembling(word, false);
    const known = new Set(direct.map(({ term }) => term));
    const meant = vocabulary.resembling(word, attempt === 'errors in beginnings');
    return direct.concat(meant.filter(({ term }) => !known.has(term)));
  }

  /** Keeps the rows with all words; a row takes the best fit of each word, which comes first. */
  function intersect(words: readonly string[], attempt: (typeof attempts)[number]): void {
    had.fill(0, 0, count);
    scores.fill(0, 0, count);
    for (const [at, word] of words.entries()) {
      found = 0;
      for (const { term, fit } of fitting(word, attempt)) {
        const { title, rest } = weights[fit];
        postings.each(term, (value) => {
          const row = value >>> 1;
          if (had[row] !== at) return;
          had[row] = at + 1;
          scores[row] = (scores[row] ?? 0) + (value & 1 ? title : rest);
          keep(row);
        });
      }
      if (found === 0) return;
    }
  }

  return {
    add(row, { title, rest, sku }) {
      count = row + 1;
      had = grown(had, count);
      scores = grown(scores, count);
      rows = grown(rows, count);
      const inTitle = note(row, title, true);
      note(row, rest, false, inTitle);
      skus.add(row, sku);
    },
    find(text) {
      const words = wordsOfSearch(text);
      found = 0;
      for (const attempt of attempts) if (found === 0 && words.length > 0) intersect(words, attempt);
      const none = found === 0;
      if (none) scores.fill(0, 0, count);
      skus.beginning(text, (row, whole) => {
        if (none || had[row] !== words.length) keep(row);
        scores[row] = whole ? skuScore.whole : skuScore.beginning;
      });
      return { rows: rows.subarray(0, found), score: (row) => scores[row] ?? 0 };
    },
    knows: (text) => wordsOfSearch(text).every((word) => vocabulary.beginning(word).length > 0),
  };
}
