import { expect, it } from 'vitest';
import { errorsTable } from './errors-file.ts';

it('faulty rows come back as they stood, with what is wrong behind them', () => {
  const file = {
    name: 'a.csv',
    columns: ['sku', 'name'],
    ignored: [],
    rows: [
      { row: 2, cells: { sku: 'A', name: 'One' } },
      { row: 3, cells: { sku: '', name: 'Two, "red"' } },
    ],
  };
  const table = errorsTable(file, [
    { row: 2, state: 'made' },
    { row: 3, state: 'faulty', faults: [{ column: 'sku', message: 'Is required' }] },
  ]);
  expect(table).toBe('sku,name,errors\r\n,"Two, ""red""",sku: Is required');
});
