import { grown } from './grow.ts';

/** Texts of rows as bytes, one after the other: as strings they would take several times as much. */
export type PackedTexts = {
  /** Rows are added in their order, each once. */
  add(row: number, text: string): void;
  textOf(row: number): string;
  /** How many bytes. */
  lengthOf(row: number): number;
  /** Orders rows by the code points of their texts. */
  compare(one: number, other: number): number;
  compareTo(row: number, text: Uint8Array): number;
};

/** No texts. */
export function createPackedTexts(): PackedTexts {
  let bytes = new Uint8Array(256);
  let ends = new Uint32Array(64);
  const startOf = (row: number) => (row === 0 ? 0 : (ends[row - 1] ?? 0));
  const endOf = (row: number) => ends[row] ?? 0;
  const lengthOf = (row: number) => endOf(row) - startOf(row);

  function compareWith(row: number, text: Uint8Array, from: number, length: number): number {
    const start = startOf(row);
    const mine = lengthOf(row);
    for (let at = 0; at < length; at++) {
      if (at >= mine) return -1;
      const difference = (bytes[start + at] ?? 0) - (text[from + at] ?? 0);
      if (difference !== 0) return difference;
    }
    return mine - length;
  }

  return {
    add(row, text) {
      const added = Buffer.from(text);
      const start = startOf(row);
      bytes = grown(bytes, start + added.length);
      bytes.set(added, start);
      ends = grown(ends, row + 1);
      ends[row] = start + added.length;
    },
    textOf: (row) => Buffer.from(bytes.subarray(startOf(row), endOf(row))).toString(),
    lengthOf,
    compare: (one, other) => compareWith(one, bytes, startOf(other), lengthOf(other)),
    compareTo: (row, text) => compareWith(row, text, 0, text.length),
  };
}
