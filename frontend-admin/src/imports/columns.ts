import { importText } from '@text/imports';

const { columns } = importText;

/** A column of a file to import. */
export type ImportColumn = keyof typeof columns;

/** Columns that must be there. */
export const requiredColumns = [
  'sku',
  'name',
  'category',
  'price',
  'weightKg',
  'make',
  'model',
  'year',
] as const satisfies readonly ImportColumn[];

/** Columns that may be there. */
export const optionalColumns = [
  'description',
  'mileageKm',
  'engineCc',
  'powerHp',
  'fuel',
  'transmission',
  'bodyType',
  'colour',
  'initialQuantity',
] as const satisfies readonly ImportColumn[];

export const importColumns: readonly ImportColumn[] = [...requiredColumns, ...optionalColumns];

/** A file that shows how one is written. */
export const templateCsv = [
  importColumns.join(','),
  'CAR-EXAMPLE-1,Toyota Corolla 1.8 Hybrid,cars,1899900,1310,Toyota,Corolla,2021,"First hand, full history.",12000,1798,122,hybrid,automatic,sedan,white,3',
  '',
].join('\r\n');
