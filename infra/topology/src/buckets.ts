import { CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3';

/** The private buckets, by the variable that names them in the service that owns them. */
export const buckets = {
  PRODUCT_IMAGES_BUCKET: 'eshop-product-images',
  PAYMENT_PROOFS_BUCKET: 'eshop-payment-proofs',
} as const;

/** The one service that may use each bucket. */
export const bucketOwners = {
  PRODUCT_IMAGES_BUCKET: 'product',
  PAYMENT_PROOFS_BUCKET: 'payment',
} as const satisfies Record<keyof typeof buckets, string>;

/** Makes the buckets that are missing. */
export async function ensureBuckets(
  s3: S3Client,
  names: readonly string[] = Object.values(buckets),
): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      try {
        await s3.send(new CreateBucketCommand({ Bucket: name }));
      } catch (error) {
        if ((error as { name?: unknown }).name !== 'BucketAlreadyOwnedByYou') throw error;
      }
    }),
  );
}
