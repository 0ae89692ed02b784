import type { Entry } from './entry.ts';

/** Where entries are kept. */
export type Journal = {
  append(entry: Entry): void;
  /** Resolves when everything appended so far is out of this process's hands; rejects when that failed. */
  flushed(): Promise<void>;
  close(): Promise<void>;
};

/** Keeps nothing: the state ends with the process. */
export const createMemoryJournal = (): Journal => ({
  append: () => {},
  flushed: () => Promise.resolve(),
  close: () => Promise.resolve(),
});
