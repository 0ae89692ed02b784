import { imagesToDropPartition, type Key } from '../table/keys.ts';
import type { Table } from '../table/table-store.ts';
import type { Write } from '../table/write.ts';

/** A note that the files of a picture are to be deleted at a time, unless the note is taken back before. */
export type DropNote = { readonly imageId: string; readonly due: Date };

const keyOf = ({ imageId, due }: DropNote): Key => ({
  pk: imagesToDropPartition,
  sk: `${String(due.getTime()).padStart(13, '0')}#${imageId}`,
});

/** The write of a note. */
export const noteDrop = (note: DropNote): Write => ({ put: { ...keyOf(note), imageId: note.imageId } });
/** The write that takes a note back. */
export const forgetDrop = (note: DropNote): Write => ({ delete: keyOf(note) });

/** Notes that are due, oldest first, a bounded number at a time. */
export async function dueDrops(table: Table, now: Date): Promise<DropNote[]> {
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk AND sk < :now',
    ExpressionAttributeValues: {
      ':pk': imagesToDropPartition,
      ':now': String(now.getTime() + 1).padStart(13, '0'),
    },
    Limit: 100,
  });
  return items.map(({ sk, imageId }) => ({
    imageId: String(imageId),
    due: new Date(Number(String(sk).split('#')[0])),
  }));
}
