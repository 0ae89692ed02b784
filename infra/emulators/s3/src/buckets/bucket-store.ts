import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Error } from '../errors.ts';
import { createObjectStore, type ObjectStore } from '../objects/object-store.ts';
import { readJson, syncDirectory, writeJson } from '../storage/files.ts';
import { createKeyedLock } from '../storage/keyed-lock.ts';
import { createUploadStore, type UploadStore } from '../uploads/upload-store.ts';
import type { CorsRule } from './cors-rules.ts';

/** What is kept of a bucket. */
export type BucketRecord = {
  readonly name: string;
  readonly createdAt: string;
  readonly region: string;
  readonly cors?: readonly CorsRule[];
};

export type Bucket = { record: BucketRecord; readonly objects: ObjectStore; readonly uploads: UploadStore };

export type BucketStore = Awaited<ReturnType<typeof createBucketStore>>;

/**
 * Buckets as folders: `<dataDir>/buckets/<name>/` with `bucket.json`, `objects/` and `uploads/`. Names are checked before
 * they become paths. A folder without `bucket.json` is one that was being made or removed, and is thrown away.
 */
export async function createBucketStore(dataDir: string, newScratchPath: () => string) {
  const root = join(dataDir, 'buckets');
  const buckets = new Map<string, Bucket>();
  const withLock = createKeyedLock();
  await mkdir(root, { recursive: true });
  for (const name of await readdir(root)) {
    const record = await readJson<BucketRecord>(join(root, name, 'bucket.json')).catch(() => null);
    if (record) buckets.set(name, await openBucket(record));
    else await rm(join(root, name), { recursive: true, force: true });
  }

  async function openBucket(record: BucketRecord): Promise<Bucket> {
    const directory = join(root, record.name);
    const objects = await createObjectStore(join(directory, 'objects'));
    const uploads = await createUploadStore(join(directory, 'uploads'));
    return { record, objects, uploads };
  }

  async function save(record: BucketRecord): Promise<void> {
    await writeJson(join(root, record.name, 'bucket.json'), record);
  }

  function require(name: string): Bucket {
    const bucket = buckets.get(name);
    if (!bucket) throw new S3Error('NoSuchBucket');
    return bucket;
  }

  return {
    /** @throws S3Error NoSuchBucket */
    require,
    find: (name: string) => buckets.get(name),

    /** All buckets by name. */
    list: () =>
      [...buckets.values()].map((bucket) => bucket.record).sort((a, b) => (a.name < b.name ? -1 : 1)),

    /** Makes a bucket; false when it is there already. */
    create(record: BucketRecord): Promise<boolean> {
      return withLock(record.name, async () => {
        if (buckets.has(record.name)) return false;
        await mkdir(join(root, record.name), { recursive: true });
        const bucket = await openBucket(record);
        await save(record);
        await syncDirectory(root);
        buckets.set(record.name, bucket);
        return true;
      });
    },

    /** Changes what is kept of a bucket. @throws S3Error NoSuchBucket */
    update(name: string, change: (record: BucketRecord) => BucketRecord): Promise<void> {
      return withLock(name, async () => {
        const bucket = require(name);
        const record = change(bucket.record);
        await save(record);
        bucket.record = record;
      });
    },

    /** Removes an empty bucket and its unfinished uploads. @throws S3Error NoSuchBucket, BucketNotEmpty */
    remove(name: string): Promise<void> {
      return withLock(name, async () => {
        require(name).objects.close();
        buckets.delete(name);
        const gone = newScratchPath();
        await rename(join(root, name), gone);
        await syncDirectory(root);
        await rm(gone, { recursive: true, force: true });
      });
    },
  };
}
