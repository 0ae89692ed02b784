/** Keeps the first `most` of many rows in an order, without sorting them all. */
export function createTopRows(most: number, compare: (one: number, other: number) => number) {
  /** A heap with the last of the kept rows on top. */
  const heap: number[] = [];

  function up(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (compare(rowAt(at), rowAt(parent)) <= 0) return;
      swap(at, parent);
      at = parent;
    }
  }

  function down(): void {
    for (let at = 0; ; ) {
      let last = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && compare(rowAt(child), rowAt(last)) > 0) last = child;
      if (last === at) return;
      swap(at, last);
      at = last;
    }
  }

  const rowAt = (at: number): number => heap[at] ?? 0;
  function swap(one: number, other: number): void {
    const row = rowAt(one);
    heap[one] = rowAt(other);
    heap[other] = row;
  }

  return {
    offer(row: number): void {
      if (heap.length < most) {
        heap.push(row);
        up(heap.length - 1);
      } else if (compare(row, rowAt(0)) < 0) {
        heap[0] = row;
        down();
      }
    },
    inOrder: (): number[] => heap.toSorted(compare),
  };
}
