/** Words around charts. */
export const chartText = {
  asTable: 'As a table',
  savePicture: 'Save picture',
  failed: 'The chart could not be drawn. The table has all of it.',
} as const;
