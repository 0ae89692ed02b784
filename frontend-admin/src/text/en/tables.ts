/** Words of tables and their filters. */
export const tableText = {
  apply: 'Apply',
  clear: 'Clear filters',
  columns: 'Columns',
  first: 'First page',
  next: 'Next page',
  pages: 'Pages',
  cancel: 'Cancel',
} as const;
