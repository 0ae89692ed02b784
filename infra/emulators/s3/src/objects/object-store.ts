import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Error } from '../errors.ts';
import { readJson, syncDirectory, writeJson } from '../storage/files.ts';
import { createKeyIndex } from '../storage/key-index.ts';
import { createKeyedLock } from '../storage/keyed-lock.ts';
import type { ObjectDraft, StoredObject } from './stored-object.ts';

/** Decides under the key's lock whether a change may happen; throws when not. */
export type Precondition = (current: StoredObject | undefined) => void;

export type ObjectStore = Awaited<ReturnType<typeof createObjectStore>>;

/**
 * The objects of one bucket. A key is hashed to a file name, so that no key can name a path: `<2 hex>/<hash>.json` is the
 * record, `<2 hex>/<hash>.<uuid>` the bytes it points to. A change is done when its record is replaced; bytes that no
 * record points to are leftovers of a crash and are removed at start.
 */
export async function createObjectStore(root: string) {
  const index = createKeyIndex<StoredObject>();
  const withLock = createKeyedLock();
  let changesInHand = 0;
  let closed = false;
  await mkdir(root, { recursive: true });
  for (const shard of await readdir(root)) await loadShard(join(root, shard));

  async function loadShard(directory: string): Promise<void> {
    const names = await readdir(directory);
    const records = names.filter((name) => name.endsWith('.json'));
    const objects = await Promise.all(records.map((name) => readJson<StoredObject>(join(directory, name))));
    const known = new Set([...records, ...objects.map((object) => object.content)]);
    for (const object of objects) index.set(object.key, object);
    await Promise.all(names.filter((name) => !known.has(name)).map((name) => rm(join(directory, name))));
  }

  async function change<T>(key: string, task: () => Promise<T>): Promise<T> {
    if (closed) throw new S3Error('NoSuchBucket');
    changesInHand++;
    try {
      return await withLock(key, task);
    } finally {
      changesInHand--;
    }
  }

  return {
    get: (key: string) => index.get(key),
    keys: () => index.keys(),

    /** Opens an object for reading; the bytes stay readable when it is replaced meanwhile. @throws S3Error NoSuchKey */
    async open(key: string): Promise<{ readonly object: StoredObject; readonly handle: FileHandle }> {
      for (;;) {
        const object = index.get(key);
        if (!object) throw new S3Error('NoSuchKey');
        const handle = await open(join(shardOf(root, key), object.content), 'r').catch(() => null);
        if (handle) return { object, handle };
        if (index.get(key) === object)
          throw new Error(`The content of an object is missing: ${object.content}`);
      }
    },

    /** Stores a draft under a key, replacing what was there. On disk when this returns. */
    put(
      key: string,
      draft: ObjectDraft,
      precondition: Precondition = () => undefined,
    ): Promise<StoredObject> {
      return change(key, async () => {
        const before = index.get(key);
        precondition(before);
        const { file, ...facts } = draft;
        const directory = shardOf(root, key);
        const content = `${hashOf(key)}.${randomUUID()}`;
        const object: StoredObject = { key, content, modifiedAt: new Date().toISOString(), ...facts };
        if ((await mkdir(directory, { recursive: true })) !== undefined) await syncDirectory(root);
        await rename(file, join(directory, content));
        await writeJson(join(directory, `${hashOf(key)}.json`), object);
        index.set(key, object);
        if (before) await rm(join(directory, before.content), { force: true });
        return object;
      });
    },

    /** Removes an object; one that isn't there is no fault. On disk when this returns. */
    remove(key: string, precondition: Precondition = () => undefined): Promise<void> {
      return change(key, async () => {
        const before = index.get(key);
        precondition(before);
        if (!before) return;
        const directory = shardOf(root, key);
        await rm(join(directory, `${hashOf(key)}.json`));
        await syncDirectory(directory);
        index.delete(key);
        await rm(join(directory, before.content), { force: true });
      });
    },

    /** Takes no more changes. @throws S3Error BucketNotEmpty when there are objects or changes in hand */
    close(): void {
      if (index.size > 0 || changesInHand > 0) throw new S3Error('BucketNotEmpty');
      closed = true;
    },
  };
}

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');
const shardOf = (root: string, key: string) => join(root, hashOf(key).slice(0, 2));
