import type { RowCheck, RowResult } from './rows.ts';

/** How far an import is. */
export type Progress = {
  readonly phase: 'checking' | 'checked' | 'importing' | 'done';
  /** Products that are there are changed too. */
  readonly update: boolean;
  /** What the rows would do, in their order; as many as were checked. */
  readonly checks: readonly RowCheck[];
  /** What the rows that are to be imported did, in their order; as many as are through. */
  readonly results: readonly RowResult[];
};

export const begun = (update: boolean): Progress => ({ phase: 'checking', update, checks: [], results: [] });

/** Row numbers that an import sends: those that make or change something. */
export const rowsToImport = ({ checks }: Progress): number[] =>
  checks.flatMap(({ row, outcome }) => (outcome === 'new' || outcome === 'change' ? [row] : []));

/** How a row stands: what it did, else what it would do. */
export type RowState = RowCheck['outcome'] | RowResult['outcome'] | 'waiting';
export type StatedRow = Omit<RowCheck, 'outcome'> & { readonly state: RowState };

/** Each checked row as it stands now. */
export function statedRows({ phase, checks, results }: Progress): StatedRow[] {
  const done = new Map(results.map((result) => [result.row, result]));
  const begunImport = phase === 'importing' || phase === 'done';
  return checks.map(({ outcome, ...check }) => {
    const result = done.get(check.row);
    if (result) return { ...check, ...(result.faults && { faults: result.faults }), state: result.outcome };
    const waits = begunImport && (outcome === 'new' || outcome === 'change');
    return { ...check, state: waits ? 'waiting' : outcome };
  });
}

/** How many rows stand in each state. */
export function countStates(rows: readonly StatedRow[]): Partial<Record<RowState, number>> {
  const counts: Partial<Record<RowState, number>> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
