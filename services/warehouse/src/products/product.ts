/** What the product service tells about a product, as far as the warehouse shows it. */
export type ProductFacts = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly archived: boolean;
  readonly version: number;
};
