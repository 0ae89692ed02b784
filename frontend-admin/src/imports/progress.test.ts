import { expect, it } from 'vitest';
import { countStates, type Progress, rowsToImport, statedRows } from './progress.ts';

const progress: Progress = {
  phase: 'importing',
  update: true,
  checks: [
    { row: 2, outcome: 'new' },
    { row: 3, outcome: 'same' },
    { row: 4, outcome: 'change', changes: [{ column: 'name', from: 'A', to: 'B' }] },
    { row: 5, outcome: 'faulty', faults: [{ column: 'sku', message: 'Is required' }] },
    { row: 6, outcome: 'new' },
  ],
  results: [
    { row: 2, outcome: 'made' },
    { row: 4, outcome: 'faulty', faults: [{ column: '', message: 'No' }] },
  ],
};

it('only rows that make or change something are sent', () => {
  expect(rowsToImport(progress)).toEqual([2, 4, 6]);
});

it('a row stands as it did, else waits or stays as it was checked', () => {
  expect(statedRows(progress).map(({ row, state }) => [row, state])).toEqual([
    [2, 'made'],
    [3, 'same'],
    [4, 'faulty'],
    [5, 'faulty'],
    [6, 'waiting'],
  ]);
  expect(countStates(statedRows(progress))).toEqual({ made: 1, same: 1, faulty: 2, waiting: 1 });
});

it('before the import the rows stand as they were checked', () => {
  const checked: Progress = { ...progress, phase: 'checked', results: [] };
  expect(statedRows(checked).map(({ state }) => state)).toEqual(['new', 'same', 'change', 'faulty', 'new']);
});
