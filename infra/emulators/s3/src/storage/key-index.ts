/** Keys with values, readable in the order in which S3 lists them: by the bytes of their UTF-8. */
export function createKeyIndex<T>() {
  const values = new Map<string, T>();
  let sorted: string[] | null = null;

  return {
    get: (key: string) => values.get(key),
    get size() {
      return values.size;
    },
    set(key: string, value: T) {
      if (!values.has(key)) sorted = null;
      values.set(key, value);
    },
    delete(key: string) {
      if (values.delete(key)) sorted = null;
    },
    /** All keys in order. The array must not be changed. */
    keys(): readonly string[] {
      sorted ??= [...values.keys()].sort(compareKeys);
      return sorted;
    },
  };
}

export type KeyIndex<T> = ReturnType<typeof createKeyIndex<T>>;

/** Orders keys by their UTF-8. Plain comparison goes by UTF-16 and puts emoji before some letters. */
export function compareKeys(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (a !== b) return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1;
  }
  return left.length - right.length;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
