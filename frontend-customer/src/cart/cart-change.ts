/** A line that was taken out, to be put back as it was. */
export type RemovedLine = {
  readonly productId: string;
  readonly name: string;
  readonly quantity: string;
  readonly note: string;
};

/** What became of a change of the cart. */
export type CartChange =
  | { readonly status: 'idle' }
  | { readonly status: 'done' | 'undone'; readonly productId: string; readonly message: string }
  | { readonly status: 'removed'; readonly line: RemovedLine; readonly message: string }
  | {
      readonly status: 'refused';
      readonly productId: string;
      readonly message: string;
      readonly typedQuantity: string;
      readonly typedNote: string;
    };
