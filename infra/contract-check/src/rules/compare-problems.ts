import { adds, breaks, type Change } from '../change.ts';
import type { Contract } from '../documents/contract.ts';

/** What changed in the codes of problems, on which clients may rely. */
export function compareProblems(before: Contract['problems'], after: Contract['problems']): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((code) => {
    const [old, now] = [before[code], after[code]];
    const place = `problem ${code}`;
    if (!now) return [breaks(place, 'is gone')];
    if (!old) return [adds(place, 'is new')];
    return old.status === now.status
      ? []
      : [breaks(place, `had status ${old.status}, has ${now.status} now`)];
  });
}
