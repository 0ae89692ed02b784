import type { CreateProduct } from '@eshop/contracts/api/product';

/** One row of a feed: its line number in the file (the header is 1) and its cells by column. */
export type RawRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> };

/** What is wrong with a cell; `column` is empty when it is the row itself. */
export type RowFault = { readonly row: number; readonly column: string; readonly message: string };

/** A product as a feed describes it: the category by its slug or id, the rest as the shop takes it. */
export type FeedProduct = Omit<CreateProduct, 'categoryId' | 'sku'> & {
  readonly sku: string;
  readonly category: string;
};

/** A row that was read: a product or what is wrong. */
export type ReadRow =
  | { readonly row: number; readonly product: FeedProduct }
  | { readonly row: number; readonly faults: readonly RowFault[] };

/** A kind of feed, recognised by its header. */
export type FeedFormat = {
  readonly name: string;
  /** Columns that must be there. */
  readonly required: readonly string[];
  /** Columns that may be there. */
  readonly optional: readonly string[];
  readonly read: (raw: RawRow) => ReadRow;
};
