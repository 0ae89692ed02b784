const signal = new EventTarget();
const opened = 'opened';

/** Asks the header to show the cart; `added` is the name of what has just been put in. */
export function openCart(added?: string): void {
  signal.dispatchEvent(new CustomEvent(opened, { detail: added }));
}

/** Hears when the cart shall be shown; returns how to stop that. */
export function onCartOpened(show: (added: string | undefined) => void): () => void {
  const listener = (event: Event) => show((event as CustomEvent<string | undefined>).detail);
  signal.addEventListener(opened, listener);
  return () => signal.removeEventListener(opened, listener);
}
