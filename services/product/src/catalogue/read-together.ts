/**
 * Makes one reading of what is asked for in the same moment: many small readings cost far more than one of their sum.
 * Each caller gets all that was found for all of them.
 */
export function readTogether<Key, Found>(read: (keys: readonly Key[]) => Promise<Found>) {
  let waiting: { readonly keys: Set<Key>; readonly found: Promise<Found> } | null = null;

  async function begin(keys: Set<Key>): Promise<Found> {
    await new Promise((resolve) => setImmediate(resolve));
    waiting = null;
    return read([...keys]);
  }

  return (keys: readonly Key[]): Promise<Found> => {
    if (!waiting) {
      const all = new Set<Key>();
      waiting = { keys: all, found: begin(all) };
    }
    for (const key of keys) waiting.keys.add(key);
    return waiting.found;
  };
}
