type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** The same numbers with room for `length`, and for a quarter more. */
export function grown<Array extends Numbers>(numbers: Array, length: number): Array {
  if (length <= numbers.length) return numbers;
  // Typed arrays all take a length; TypeScript can't say "the constructor of this very kind".
  const Kind = numbers.constructor as new (size: number) => Array;
  const larger = new Kind(Math.max(64, Math.ceil(length * 1.25)));
  larger.set(numbers);
  return larger;
}
