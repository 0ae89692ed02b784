import { grown } from './grow.ts';

/**
 * Many rising lists of numbers, packed into one array of bytes: of each number only its distance to the one before is
 * kept, in as few bytes as it needs. A list is a chain of slices, each twice as long as the one before.
 */
export type Postings = {
  /** A new, empty list. */
  open(): number;
  /** The value must be greater than all before it in the list. */
  append(list: number, value: number): void;
  each(list: number, take: (value: number) => void): void;
  lists(): number;
};

const linkBytes = 4;
const firstSlice = 8;
const largestSlice = 2048;
const sliceBytes = (level: number): number => Math.min(largestSlice, firstSlice * 2 ** Math.min(level, 16));

/** Empty postings. */
export function createPostings(): Postings {
  let bytes = new Uint8Array(1024);
  let used = 0;
  let opened = 0;
  // Of each list: its first byte, the next free one, where the slice in hand ends, its level, the last value.
  let first = new Uint32Array(64);
  let next = new Uint32Array(64);
  let end = new Uint32Array(64);
  let level = new Uint8Array(64);
  let last = new Uint32Array(64);

  function newSlice(size: number): number {
    const start = used;
    used += size + linkBytes;
    bytes = grown(bytes, used);
    return start;
  }

  function writeLink(at: number, start: number): void {
    for (let byte = 0; byte < linkBytes; byte++) bytes[at + byte] = start >>> (byte * 8);
  }
  const readLink = (at: number): number =>
    ((bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24)) >>>
    0;

  function write(list: number, byte: number): void {
    let at = next[list] ?? 0;
    if (at === end[list]) {
      const grownTo = Math.min(255, (level[list] ?? 0) + 1);
      const start = newSlice(sliceBytes(grownTo));
      writeLink(at, start);
      level[list] = grownTo;
      end[list] = start + sliceBytes(grownTo);
      at = start;
    }
    bytes[at] = byte;
    next[list] = at + 1;
  }

  return {
    open() {
      const list = opened++;
      [first, next, end, last] = [
        grown(first, opened),
        grown(next, opened),
        grown(end, opened),
        grown(last, opened),
      ];
      level = grown(level, opened);
      const start = newSlice(sliceBytes(0));
      first[list] = start;
      next[list] = start;
      end[list] = start + sliceBytes(0);
      return list;
    },
    append(list, value) {
      // Values count from 1 here, so that an empty list needs no mark of its own.
      let rest = value + 1 - (last[list] ?? 0);
      last[list] = value + 1;
      for (; rest > 127; rest >>>= 7) write(list, (rest & 127) | 128);
      write(list, rest);
    },
    each(list, take) {
      const stop = next[list] ?? 0;
      let at = first[list] ?? 0;
      let sliceEnd = at + sliceBytes(0);
      let value = 0;
      let part = 0;
      let shift = 0;
      for (let slice = 1; at !== stop; ) {
        if (at === sliceEnd) {
          at = readLink(at);
          sliceEnd = at + sliceBytes(Math.min(255, slice++));
        }
        const byte = bytes[at++] ?? 0;
        part |= (byte & 127) << shift;
        shift += 7;
        if (byte > 127) continue;
        value += part;
        part = 0;
        shift = 0;
        take(value - 1);
      }
    },
    lists: () => opened,
  };
}
