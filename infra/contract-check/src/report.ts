import type { AcceptedBreak } from './accepted-breaks.ts';
import { type Change, lineOf } from './change.ts';

/** What the check says: its lines, and how many breaks nobody accepted. */
export type Report = { readonly lines: readonly string[]; readonly broken: number };

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

/** Tells breaks first, then what to look at, then what is new. */
export function report(changes: readonly Change[], accepted: readonly AcceptedBreak[]): Report {
  const reasonOf = (change: Change) => accepted.find(({ line }) => line === lineOf(change))?.reason;
  const at = (level: Change['level']) => changes.filter((change) => change.level === level);
  const broken = at('breaks').filter((change) => reasonOf(change) === undefined);
  const agreed = at('breaks').filter((change) => reasonOf(change) !== undefined);
  const needless = accepted.filter(({ line }) => !agreed.some((change) => lineOf(change) === line));
  const [warned, added] = [at('warns'), at('adds')];
  return {
    broken: broken.length,
    lines: [
      ...broken.map((change) => `breaks    ${lineOf(change)}`),
      ...agreed.map((change) => `accepted  ${lineOf(change)} (${reasonOf(change)})`),
      ...warned.map((change) => `look at   ${lineOf(change)}`),
      ...added.map((change) => `fine      ${lineOf(change)}`),
      ...needless.map(({ line }) => `needless  accepted-breaks.txt: ${line}`),
      `${count(broken.length, 'break')}, ${agreed.length} accepted, ${warned.length} to look at, ${added.length} fine`,
    ],
  };
}
