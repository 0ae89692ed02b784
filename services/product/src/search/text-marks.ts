import type { ProductCard } from '../products/product-item.ts';
import { grown } from './grow.ts';

/** A number for the text of each row: a product whose text changed is told by it, without keeping the text. */
export function createTextMarks() {
  let marks = new Uint32Array(64);
  return {
    markOf({ name, model, sku, colour }: ProductCard): number {
      let hash = 0x811c9dc5;
      for (const text of [name, model, sku, colour])
        for (let at = 0; at <= text.length; at++)
          hash = Math.imul(hash ^ (text.charCodeAt(at) || 1), 0x01000193);
      return hash >>> 0;
    },
    add(row: number, mark: number): void {
      marks = grown(marks, row + 1);
      marks[row] = mark;
    },
    has: (row: number, mark: number) => marks[row] === mark,
  };
}
