const bucketMs = 10;
const maxTimerMs = 2 ** 31 - 1;

/**
 * Items with a time at which something is due, on one timer that runs only while there are any. Times are
 * rounded up to 10 ms, so that thousands of items fall into few buckets; setting and deleting are O(1) but
 * for a new bucket.
 */
export class DueTimes<T> {
  readonly #onDue: (items: readonly T[]) => void;
  readonly #bucketOf = new Map<T, number>();
  readonly #buckets = new Map<number, Set<T>>();
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Number.POSITIVE_INFINITY;

  constructor(onDue: (items: readonly T[]) => void) {
    this.#onDue = onDue;
  }

  /** Sets or moves the item's time, in milliseconds since 1970. */
  set(item: T, dueAt: number): void {
    const bucket = Math.ceil(dueAt / bucketMs) * bucketMs;
    if (this.#bucketOf.get(item) === bucket) return;
    this.delete(item);
    this.#bucketOf.set(item, bucket);
    const items = this.#buckets.get(bucket);
    if (items) items.add(item);
    else this.#buckets.set(bucket, new Set([item]));
    if (bucket < this.#timerAt) this.#wakeAt(bucket);
  }

  delete(item: T): void {
    const bucket = this.#bucketOf.get(item);
    if (bucket === undefined) return;
    this.#bucketOf.delete(item);
    const items = this.#buckets.get(bucket);
    items?.delete(item);
    if (items?.size === 0) this.#buckets.delete(bucket);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timerAt = Number.POSITIVE_INFINITY;
    this.#bucketOf.clear();
    this.#buckets.clear();
  }

  #wakeAt(time: number): void {
    clearTimeout(this.#timer);
    this.#timerAt = time;
    this.#timer = setTimeout(() => this.#run(), Math.min(Math.max(0, time - Date.now()), maxTimerMs));
  }

  #run(): void {
    const now = Date.now();
    const due: T[] = [];
    let next = Number.POSITIVE_INFINITY;
    for (const [bucket, items] of this.#buckets) {
      if (bucket > now) {
        next = Math.min(next, bucket);
        continue;
      }
      this.#buckets.delete(bucket);
      for (const item of items) {
        this.#bucketOf.delete(item);
        due.push(item);
      }
    }
    this.#timerAt = Number.POSITIVE_INFINITY;
    if (next < Number.POSITIVE_INFINITY) this.#wakeAt(next);
    if (due.length > 0) this.#onDue(due);
  }
}
