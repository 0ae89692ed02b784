import type { Checksum } from '../body/declared-digests.ts';

/** Everything kept of an object but its bytes. */
export type StoredObject = {
  readonly key: string;
  /** The file of the bytes, beside the record. */
  readonly content: string;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  readonly modifiedAt: string;
  /** System metadata that is sent back as headers: content-type, cache-control … */
  readonly headers: Readonly<Record<string, string>>;
  /** User metadata by full header name, `x-amz-meta-…`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly checksum?: Checksum;
  readonly checksumType?: 'FULL_OBJECT' | 'COMPOSITE';
};

/** An object whose bytes lie in a scratch file and that is not stored yet. */
export type ObjectDraft = Omit<StoredObject, 'key' | 'content' | 'modifiedAt'> & { readonly file: string };
