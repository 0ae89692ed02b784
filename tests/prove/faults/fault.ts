import type { Random } from '../random.ts';
import type { ShopUnderTest } from '../shop-under-test.ts';

/** A fault: what it does to the shop for a while. */
export type Fault = {
  /** `order is killed`: what `--only` takes. */
  readonly name: string;
  /** What happens, in one plain sentence for the report. */
  readonly title: string;
  /** Services that may answer 503 or not at all meanwhile; with `gateway` all may. The others must go on as ever. */
  readonly hits: readonly string[];
  /** Brings it about. @returns what ends it; it does nothing where the shop mends itself */
  begin(shop: ShopUnderTest, random: Random): Promise<() => Promise<void>>;
};
