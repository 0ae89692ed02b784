/** What the header is asked to show. */
export type CartOpening = {
  /** The name of what has just been put in. */
  readonly added?: string | undefined;
  /** Where the keyboard was, to go back there afterwards. */
  readonly from?: HTMLElement | null | undefined;
};

const signal = new EventTarget();
const opened = 'opened';

/** Asks the header to show the cart. */
export function openCart(opening: CartOpening): void {
  signal.dispatchEvent(new CustomEvent(opened, { detail: opening }));
}

/** Hears when the cart shall be shown; returns how to stop that. */
export function onCartOpened(show: (opening: CartOpening) => void): () => void {
  const listener = (event: Event) => show((event as CustomEvent<CartOpening>).detail);
  signal.addEventListener(opened, listener);
  return () => signal.removeEventListener(opened, listener);
}
