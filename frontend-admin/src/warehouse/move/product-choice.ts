/** A product as it is chosen for a movement. */
export type ProductChoice = { readonly id: string; readonly name: string; readonly sku: string };
