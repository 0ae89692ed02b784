import type { MergeChange } from '@eshop/contracts/api/cart';
import { mergeText } from '@text/cart';

/** As much as one notice can hold. */
const mostLines = 6;
const longestName = 80;

/** What a merge did, a line for each vehicle; those of which there are fewer than asked for come first. */
export function mergeWords(changes: readonly MergeChange[]): string[] {
  const ordered = changes.toSorted((one, other) => Number(other.capped) - Number(one.capped));
  if (ordered.length <= mostLines) return ordered.map(inWords);
  const shown = ordered.slice(0, mostLines - 1).map(inWords);
  return [...shown, mergeText.more(ordered.length - shown.length)];
}

function inWords({ name, previousQuantity, requestedQuantity, quantity, capped }: MergeChange): string {
  const letters = [...name];
  const short = letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : name;
  if (quantity === 0) return mergeText.none(short);
  if (capped) return mergeText.capped(short, requestedQuantity, quantity);
  if (previousQuantity > 0) return mergeText.summed(short, previousQuantity, quantity);
  return mergeText.moved(short, quantity);
}
