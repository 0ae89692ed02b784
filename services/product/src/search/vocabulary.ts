import { errorsForgiven, isWithin } from './edit-distance.ts';
import { grown } from './grow.ts';

/** How well a term answers a word that was searched for. */
export type Fit = 'exact' | 'prefix' | 'typo';
export type Found = { readonly term: number; readonly fit: Fit };

/** All words that products can be found by; each has a number. */
export type Vocabulary = {
  /** The number of a term, a new one when it is not known yet. */
  add(term: string): number;
  /** Terms that are the word or begin with it. */
  beginning(word: string): Found[];
  /** Terms that the word may have meant; with `prefix` also as a beginning. */
  resembling(word: string, prefix: boolean): Found[];
  size(): number;
};

/** No words. A shorter word than the shortest prefix must stand alone: of products, one letter begins half of all. */
export function createVocabulary(shortestPrefix: number): Vocabulary {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  let letters = new Uint32Array(64);
  /** Sorted; `terms` behind the first `sortedCount` are not in it yet. */
  let sorted: string[] = [];
  let sortedCount = 0;

  function sortedTerms(): readonly string[] {
    if (sortedCount < terms.length) {
      sorted = sorted.concat(terms.slice(sortedCount)).sort();
      sortedCount = terms.length;
    }
    return sorted;
  }

  return {
    add(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      const number = terms.length;
      numbers.set(term, number);
      terms.push(term);
      letters = grown(letters, terms.length);
      letters[number] = lettersOf(term);
      return number;
    },
    beginning(word) {
      const exact = numbers.get(word);
      const found: Found[] = exact === undefined ? [] : [{ term: exact, fit: 'exact' }];
      if (word.length < shortestPrefix) return found;
      const list = sortedTerms();
      for (let at = firstFrom(list, word); at < list.length; at++) {
        const text = list[at] ?? '';
        if (!text.startsWith(word)) break;
        if (text !== word) found.push({ term: numbers.get(text) ?? 0, fit: 'prefix' });
      }
      return found;
    },
    resembling(word, prefix) {
      const most = errorsForgiven(word);
      if (most === 0) return [];
      const wanted = lettersOf(word);
      const found: Found[] = [];
      for (let term = 0; term < terms.length; term++) {
        const held = letters[term] ?? 0;
        // Each error costs at most one kind of letter on each side.
        if (bits(wanted & ~held) > most || (!prefix && bits(held & ~wanted) > most)) continue;
        if (isWithin(word, terms[term] ?? '', most, prefix)) found.push({ term, fit: 'typo' });
      }
      return found;
    },
    size: () => terms.length,
  };
}

/** Which letters a word has, as bits: 26 for a to z, the others share six. */
function lettersOf(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    set |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return set;
}

function bits(set: number): number {
  let left = set - ((set >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function firstFrom(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
