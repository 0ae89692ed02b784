/** A row of a file: its number in it (the header of a table is 1) and its cells by column. */
export type RawRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> };

/** What is wrong with a cell; `column` is empty when it is the row itself. */
export type RowFault = { readonly column: string; readonly message: string };

/** A value of a product that a row would change. */
export type RowChange = { readonly column: string; readonly from: string; readonly to: string };

/** What a row would do: make a product, change one, nothing (it is there), or it is faulty. */
export type RowCheck = {
  readonly row: number;
  readonly outcome: 'new' | 'change' | 'same' | 'faulty';
  readonly faults?: readonly RowFault[];
  readonly changes?: readonly RowChange[];
};

/** What a row did. */
export type RowResult = {
  readonly row: number;
  readonly outcome: 'made' | 'changed' | 'same' | 'faulty';
  readonly faults?: readonly RowFault[];
};

/** What importing some rows gave: those that are through, in order, and when to go on with the others. */
export type ImportAnswer = {
  readonly results: readonly RowResult[];
  /** The shop has too much to do: to be waited for. */
  readonly retryAfterSeconds?: number;
  /** Requests made to the shop, which counts them. */
  readonly calls: number;
};
