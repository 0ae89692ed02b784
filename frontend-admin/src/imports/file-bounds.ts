/** Most bytes of a file to import. */
export const mostFileBytes = 8 * 1024 * 1024;
/** Most rows of one import. */
export const mostRows = 10_000;
/** Rows checked by one call; the shop is asked about as many SKUs at once. */
export const rowsPerCheck = 100;
/** Rows imported by one call: short enough to be ended at any time. */
export const rowsPerImport = 20;
