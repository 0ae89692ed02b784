import { LRUCache } from 'lru-cache';

/**
 * Cursors lead forward only. So that there is a way back, the site remembers from which page each page was reached. After
 * a restart, or on another instance, a page in the middle knows only the way to the first.
 */
const pagesBefore = new LRUCache<string, { readonly cursor: string | null }>({ max: 20_000 });

const keyOf = (list: string, cursor: string) => `${cursor} ${list}`;

/** Remembers that in this list one page follows another; the first page has no cursor. */
export const rememberNext = (list: string, cursor: string | null, next: string): void => {
  pagesBefore.set(keyOf(list, next), { cursor });
};

/** The page before the one with this cursor; undefined when it is not known. */
export const pageBefore = (list: string, cursor: string) => pagesBefore.get(keyOf(list, cursor));
