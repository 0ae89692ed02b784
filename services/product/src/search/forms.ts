/** Values and the ways in which they are written (`BMW`, `bmw`), each way with a number; 0 is the empty text. */
export function createForms() {
  const texts: string[] = [''];
  const codes = new Map<string, number>([['', 0]]);
  const byValue = new Map<string, number[]>();
  const none: readonly number[] = [];

  return {
    /** The number of a way to write a value. */
    code: (text: string): number | undefined => codes.get(text),
    /** Adds a way that is not known yet. */
    add(text: string): number {
      const code = texts.length;
      texts.push(text);
      codes.set(text, code);
      const value = text.toLowerCase();
      const known = byValue.get(value);
      if (known) known.push(code);
      else byValue.set(value, [code]);
      return code;
    },
    text: (code: number): string => texts[code] ?? '',
    /** All ways to write a value, which is in lower case. */
    codesOf: (value: string): readonly number[] => byValue.get(value) ?? none,
    /** For each value the ways to write it. */
    all: (): (readonly number[])[] => [...byValue.values()],
    /** All values, in lower case. */
    values: (): Iterable<string> => byValue.keys(),
    size: () => texts.length,
  };
}
