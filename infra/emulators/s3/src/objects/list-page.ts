import { compareKeys } from '../storage/key-index.ts';

export type ListQuestion = {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  /** Only what comes behind this key or common prefix. */
  readonly after: string;
};

/** A page of a listing. Keys and common prefixes count alike towards the limit; `last` is the last of either. */
export type ListPage = {
  readonly keys: readonly string[];
  readonly commonPrefixes: readonly string[];
  readonly truncated: boolean;
  readonly last: string;
};

/** Picks one page out of all keys, which have to be in S3's order. */
export function listPage(
  sorted: readonly string[],
  { prefix, delimiter, maxKeys, after }: ListQuestion,
): ListPage {
  const keys: string[] = [];
  const commonPrefixes: string[] = [];
  let last = after;
  for (
    let index = lowerBound(sorted, compareKeys(prefix, after) > 0 ? prefix : after);
    index < sorted.length;
    index++
  ) {
    const key = sorted[index] ?? '';
    if (!key.startsWith(prefix)) {
      if (compareKeys(key, prefix) > 0) break;
      continue;
    }
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const entry = end < 0 ? key : key.slice(0, end + delimiter.length);
    if (compareKeys(entry, after) <= 0 || entry === commonPrefixes.at(-1)) continue;
    if (keys.length + commonPrefixes.length >= maxKeys)
      return { keys, commonPrefixes, truncated: maxKeys > 0, last };
    (end < 0 ? keys : commonPrefixes).push(entry);
    last = entry;
  }
  return { keys, commonPrefixes, truncated: false, last };
}

/** The first index whose key is not before the given one. */
function lowerBound(sorted: readonly string[], key: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(sorted[middle] ?? '', key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
