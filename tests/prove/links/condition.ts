/** How a link between two parts is. */
export type Condition =
  | { readonly kind: 'normal' }
  /** Each piece arrives later, and no more than so much a second in either direction. */
  | { readonly kind: 'slow'; readonly latencyMilliseconds: number; readonly bytesPerSecond?: number }
  /** Open connections are reset, and new ones as soon as they are made. */
  | { readonly kind: 'cut' }
  /** Connections stay open and new ones are taken, but nothing that is sent arrives. */
  | { readonly kind: 'half-open' };

export const normal: Condition = { kind: 'normal' };
