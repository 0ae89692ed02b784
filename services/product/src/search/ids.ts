import { grown } from './grow.ts';

/** An id as four numbers that order like its text. */
export type IdWords = readonly [number, number, number, number];

/** Reads a UUID. */
export function parseId(id: string): IdWords {
  const hex = id.replaceAll('-', '');
  const word = (at: number) => Number.parseInt(hex.slice(at, at + 8), 16);
  return [word(0), word(8), word(16), word(24)];
}

/** Ids of rows, 16 bytes each, and the way back from an id to its latest row. */
export type Ids = {
  add(id: string): number;
  /** The latest row of the id, or -1. */
  rowOf(id: string): number;
  idOf(row: number): string;
  compare(one: number, other: number): number;
  compareTo(row: number, id: IdWords): number;
};

/** No ids. */
export function createIds(): Ids {
  let words = new Uint32Array(256);
  let count = 0;
  let distinct = 0;
  /** Open addressing: row + 1, or 0 where nothing stands. */
  let slots = new Uint32Array(128);

  const isAt = (row: number, [a, b, c, d]: IdWords) => {
    const at = row * 4;
    return words[at + 3] === d && words[at + 2] === c && words[at + 1] === b && words[at] === a;
  };
  const hashOf = (b: number, d: number) => Math.imul(d ^ (b << 7), 0x9e3779b1) >>> 0;

  function slotOf(id: IdWords): number {
    const mask = slots.length - 1;
    for (let slot = hashOf(id[1], id[3]) & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot] ?? 0;
      if (held === 0 || isAt(held - 1, id)) return slot;
    }
  }

  function makeRoom(): void {
    if ((distinct + 1) * 3 < slots.length * 2) return;
    const before = slots;
    slots = new Uint32Array(before.length * 2);
    for (const held of before) if (held !== 0) slots[slotOf(wordsAt(held - 1))] = held;
  }

  const wordsAt = (row: number): IdWords => {
    const at = row * 4;
    return [words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0];
  };

  return {
    add(id) {
      makeRoom();
      const parsed = parseId(id);
      const row = count++;
      words = grown(words, count * 4);
      words.set(parsed, row * 4);
      const slot = slotOf(parsed);
      if (slots[slot] === 0) distinct++;
      slots[slot] = row + 1;
      return row;
    },
    rowOf: (id) => (slots[slotOf(parseId(id))] ?? 0) - 1,
    idOf(row) {
      const hex = wordsAt(row)
        .map((part) => part.toString(16).padStart(8, '0'))
        .join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
    compare(one, other) {
      for (let at = 0; at < 4; at++) {
        const difference = (words[one * 4 + at] ?? 0) - (words[other * 4 + at] ?? 0);
        if (difference !== 0) return difference;
      }
      // The same product at two times: the later row stands behind.
      return one - other;
    },
    compareTo(row, id) {
      for (let at = 0; at < 4; at++) {
        const difference = (words[row * 4 + at] ?? 0) - (id[at] ?? 0);
        if (difference !== 0) return difference;
      }
      return 0;
    },
  };
}
