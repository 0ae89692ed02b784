import { isTransient } from '@eshop/kit/errors';
import type { Logger } from '@eshop/kit/logging';
import { emptyContents } from '../carts/cart.ts';
import type { CartStore } from '../carts/cart-store.ts';
import { deadlineIn } from '../redis/deadline.ts';
import { reconcile } from './reconcile.ts';
import type { CartToSave, SavedCarts } from './saved-cart-store.ts';
import type { Unsaved, UnsavedCarts } from './unsaved-store.ts';

export type SavingContext = {
  readonly unsaved: UnsavedCarts;
  readonly saved: SavedCarts;
  readonly carts: CartStore;
  readonly logger: Logger;
  readonly guestSeconds: number;
  now(): Date;
};

const atOnce = 200;
const bytesAtOnce = 2_000_000;
/** In the document of a cart that was begun while MySQL was away; within a text the quotes would be escaped. */
const unseenMark = '"unseen":';

/** Saves the carts that have waited longest; true when more may wait. @throws while MySQL or Redis is away. */
export async function saveOldest(context: SavingContext): Promise<boolean> {
  const now = context.now().getTime();
  const waiting = await context.unsaved.oldest(atOnce);
  const settled: Unsaved[] = [];
  const ready: Unsaved[] = [];
  for (const one of waiting) {
    if (one.document?.includes(unseenMark)) await joinWithEarlier(context, one);
    else if (one.document) ready.push(one);
    else settled.push(one);
  }
  for (const batch of batches(ready)) {
    await save(context, batch);
    settled.push(...batch);
  }
  await context.unsaved.settle(settled, now);
  return waiting.length === atOnce;
}

async function save(context: SavingContext, batch: readonly Unsaved[]): Promise<void> {
  const rows = batch.flatMap((one) => toRow(one, context.guestSeconds) ?? []);
  try {
    await context.saved.save(rows);
  } catch (error) {
    if (isTransient(error)) throw error;
    for (const row of rows) await saveAlone(context, row);
  }
}

/** One cart that can't be saved must not hold up the others. */
async function saveAlone({ saved, logger }: SavingContext, row: CartToSave): Promise<void> {
  try {
    await saved.save([row]);
  } catch (error) {
    if (isTransient(error)) throw error;
    logger.error({ err: error, owner: row.owner }, 'a cart can not be saved in MySQL');
  }
}

function toRow({ owner, document, stamp }: Unsaved, guestSeconds: number): CartToSave | null {
  if (!document) return null;
  const expiresAt = owner.startsWith('guest:') ? new Date(stamp + guestSeconds * 1_000) : null;
  return { owner, document, stamp, expiresAt };
}

async function joinWithEarlier({ saved, carts }: SavingContext, { owner }: Unsaved): Promise<void> {
  const earlier = await saved.find(owner);
  await carts.change(
    [{ kind: 'user', key: owner }],
    ([contents = emptyContents]) => ({
      contents: [contents.unseen ? reconcile(contents, earlier) : contents],
      result: null,
      after: earlier,
    }),
    deadlineIn(),
  );
}

function* batches(carts: readonly Unsaved[]): Iterable<Unsaved[]> {
  let batch: Unsaved[] = [];
  let bytes = 0;
  for (const one of carts) {
    batch.push(one);
    bytes += Buffer.byteLength(one.document ?? '');
    if (bytes < bytesAtOnce) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}
