import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checksum } from '../body/declared-digests.ts';
import type { ChecksumAlgorithm } from '../body/digests.ts';
import { S3Error } from '../errors.ts';
import { readJson, syncDirectory, writeJson } from '../storage/files.ts';
import { createKeyedLock } from '../storage/keyed-lock.ts';

/** A multipart upload as it was begun. */
export type UploadRecord = {
  readonly uploadId: string;
  readonly key: string;
  readonly initiatedAt: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly algorithm?: ChecksumAlgorithm;
  readonly checksumType?: 'FULL_OBJECT' | 'COMPOSITE';
};

export type UploadPart = {
  readonly number: number;
  readonly content: string;
  readonly size: number;
  readonly etag: string;
  readonly modifiedAt: string;
  readonly checksum?: Checksum;
};

export type Upload = {
  readonly record: UploadRecord;
  readonly parts: ReadonlyMap<number, UploadPart>;
  readonly directory: string;
};

export type UploadStore = Awaited<ReturnType<typeof createUploadStore>>;

/** The unfinished multipart uploads of one bucket, a folder each: `upload.json`, `part-<n>.json` and the parts' bytes. */
export async function createUploadStore(root: string) {
  const uploads = new Map<string, Upload & { readonly parts: Map<number, UploadPart> }>();
  const withLock = createKeyedLock();
  await mkdir(root, { recursive: true });
  for (const uploadId of await readdir(root)) await load(join(root, uploadId));

  async function load(directory: string): Promise<void> {
    const record = await readJson<UploadRecord>(join(directory, 'upload.json')).catch(() => null);
    if (!record) return rm(directory, { recursive: true, force: true });
    const names = (await readdir(directory)).filter((name) => /^part-\d+\.json$/.test(name));
    const parts = await Promise.all(names.map((name) => readJson<UploadPart>(join(directory, name))));
    uploads.set(record.uploadId, {
      record,
      directory,
      parts: new Map(parts.map((part) => [part.number, part])),
    });
  }

  function find(uploadId: string, key: string) {
    const upload = uploads.get(uploadId);
    if (upload?.record.key !== key) throw new S3Error('NoSuchUpload');
    return upload;
  }

  return {
    /** @throws S3Error NoSuchUpload */
    require: (uploadId: string, key: string): Upload => find(uploadId, key),

    /** All uploads by key, then by time. */
    list: () =>
      [...uploads.values()]
        .map((upload) => upload.record)
        .sort((a, b) => compare(a.key, b.key) || compare(a.initiatedAt, b.initiatedAt)),

    /** Begins an upload. */
    async begin(facts: Omit<UploadRecord, 'uploadId' | 'initiatedAt'>): Promise<UploadRecord> {
      const record = {
        uploadId: randomBytes(24).toString('base64url'),
        initiatedAt: new Date().toISOString(),
        ...facts,
      };
      const directory = join(root, record.uploadId);
      await mkdir(directory);
      await writeJson(join(directory, 'upload.json'), record);
      await syncDirectory(root);
      uploads.set(record.uploadId, { record, directory, parts: new Map() });
      return record;
    },

    /** Stores a part from a scratch file; a part of the same number is replaced. @throws S3Error NoSuchUpload */
    putPart(
      uploadId: string,
      key: string,
      file: string,
      facts: Omit<UploadPart, 'content' | 'modifiedAt'>,
    ): Promise<UploadPart> {
      return withLock(uploadId, async () => {
        const { directory, parts } = find(uploadId, key);
        const before = parts.get(facts.number);
        const part = { ...facts, content: `bytes-${randomUUID()}`, modifiedAt: new Date().toISOString() };
        await rename(file, join(directory, part.content));
        await writeJson(join(directory, `part-${part.number}.json`), part);
        parts.set(part.number, part);
        if (before) await rm(join(directory, before.content), { force: true });
        return part;
      });
    },

    /** Ends an upload and throws its parts away, after `finish` was done with them. @throws S3Error NoSuchUpload */
    end<T>(uploadId: string, key: string, finish: (upload: Upload) => Promise<T>): Promise<T> {
      return withLock(uploadId, async () => {
        const upload = find(uploadId, key);
        const result = await finish(upload);
        uploads.delete(uploadId);
        await rm(join(upload.directory, 'upload.json'), { force: true });
        await rm(upload.directory, { recursive: true, force: true });
        return result;
      });
    },
  };
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
