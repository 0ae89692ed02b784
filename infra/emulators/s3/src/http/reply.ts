import type { FileHandle } from 'node:fs/promises';

/** Bytes of a file, `end` included; the handle is closed once they are sent. */
export type FileSlice = { readonly handle: FileHandle; readonly start: number; readonly end: number };

/** What an operation answers. A text body is XML unless the headers say otherwise. */
export type S3Reply = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FileSlice;
};
