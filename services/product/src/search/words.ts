const marks = /\p{M}/gu;
const word = /[\p{L}\p{N}]+/gu;
const spaced = /\S+/g;

const maxWordLength = 32;
const maxWords = 8;

/** Lower case, without accents: `Citroën` is `citroen`. */
export const plain = (text: string): string => text.normalize('NFKD').replace(marks, '').toLowerCase();

/** Letters and digits only: `EPA-13.309` is `epa13309`. */
export const bare = (text: string): string => plain(text).replaceAll(/[^\p{L}\p{N}]+/gu, '');

/**
 * Words to find a text by. A part written with hyphens or dots counts also as one word, so that `F-150` is found as
 * `f150`, `f 150` and `f-150`.
 */
export function wordsOf(text: string): string[] {
  const words = new Set<string>();
  for (const [part] of plain(text).matchAll(spaced)) {
    const parts = part.match(word) ?? [];
    for (const each of parts) words.add(each.slice(0, maxWordLength));
    if (parts.length > 1) words.add(parts.join('').slice(0, maxWordLength));
  }
  return [...words];
}

/** Words of a search: those that a person typed, each once, at most eight. */
export const wordsOfSearch = (text: string): string[] =>
  [...new Set(plain(text).match(word) ?? [])].slice(0, maxWords).map((each) => each.slice(0, maxWordLength));
