import { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { imageSizes } from '@eshop/contracts/api/product';
import { isTransient, unavailable } from '@eshop/kit/errors';

export type ImageSize = (typeof imageSizes)[number];
export type ImageFiles = Readonly<Record<ImageSize, Uint8Array>>;
export type StoredImage = { readonly content: Readable; readonly bytes: number | undefined };

/** The private bucket with the pictures: one object for each size. */
export type ImageStore = {
  put(imageId: string, files: ImageFiles): Promise<void>;
  /** Null when there is no such picture. */
  open(imageId: string, size: ImageSize): Promise<StoredImage | null>;
  drop(imageId: string): Promise<void>;
  /** @throws when the bucket does not answer. */
  check(): Promise<void>;
};

const objectKey = (imageId: string, size: ImageSize) => `${imageId}/${size}.webp`;

/** Opens the bucket. What S3 throws while it is away becomes a 503. */
export function createImageStore(s3: S3Client, Bucket: string): ImageStore {
  return {
    async put(imageId, files) {
      const puts = imageSizes.map((size) =>
        s3.send(
          new PutObjectCommand({
            Bucket,
            Key: objectKey(imageId, size),
            Body: files[size],
            ContentType: 'image/webp',
          }),
        ),
      );
      await orAway(Promise.all(puts));
    },
    async open(imageId, size) {
      try {
        const answer = await s3.send(new GetObjectCommand({ Bucket, Key: objectKey(imageId, size) }));
        if (!(answer.Body instanceof Readable)) return null;
        return { content: answer.Body, bytes: answer.ContentLength };
      } catch (error) {
        if (error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound')) return null;
        throw away(error);
      }
    },
    async drop(imageId) {
      const Objects = imageSizes.map((size) => ({ Key: objectKey(imageId, size) }));
      const { Errors } = await orAway(
        s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } })),
      );
      if (Errors && Errors.length > 0) throw new Error(`images not deleted: ${Errors[0]?.Code}`);
    },
    async check() {
      await s3.send(new HeadBucketCommand({ Bucket }));
    },
  };
}

async function orAway<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    throw away(error);
  }
}

const away = (error: unknown): unknown => (isTransient(error) ? unavailable('images', 1, error) : error);
