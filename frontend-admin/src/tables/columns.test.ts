import { expect, test } from 'vitest';
import { columnsIn } from './columns.ts';

const all = [
  { name: 'number', title: 'Number' },
  { name: 'total', title: 'Total' },
  { name: 'zip', title: 'Zip code' },
] as const;

test('columns come in the order of the table, and unknown ones are left out', () => {
  expect(columnsIn('zip,number,nonsense', all, ['total']).map(({ name }) => name)).toEqual(['number', 'zip']);
});

test('without a choice, or a choice of nothing known, the default columns are shown', () => {
  expect(columnsIn(undefined, all, ['total']).map(({ name }) => name)).toEqual(['total']);
  expect(columnsIn('nonsense', all, ['total']).map(({ name }) => name)).toEqual(['total']);
});
