import { createHash } from 'node:crypto';
import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import type { Breach, Check } from './check.ts';
import type { Stores } from './stores.ts';

const atOnce = 8;

type Proof = { id: string; object_key: string; size: number; sha256: string };

/** Compares a stored file with what the payment says of it; null when they agree. */
async function faultOf({ s3, names }: Stores, proof: Proof): Promise<Breach | null> {
  const subject = `proof of payment ${proof.id}`;
  try {
    const get = new GetObjectCommand({ Bucket: names.proofsBucket, Key: proof.object_key });
    const bytes = (await (await s3.send(get)).Body?.transformToByteArray()) ?? new Uint8Array();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 === proof.sha256 && bytes.length === proof.size) return null;
    return { subject, detail: `${proof.object_key} has ${bytes.length} bytes of another content` };
  } catch (error) {
    if (!(error instanceof NoSuchKey)) throw error;
    return { subject, detail: `${proof.object_key} is not in S3` };
  }
}

/** I5: the file of each payment is in S3, bit by bit. */
export const checkProofs: Check = {
  invariant: 'I5',
  title: 'the file of each proof is there as it came',
  async run(stores) {
    const proofs = await stores.sql.payment.query<Proof>(
      'SELECT id, object_key, size, sha256 FROM payments ORDER BY id',
    );
    const breaches: Breach[] = [];
    for (let at = 0; at < proofs.length; at += atOnce) {
      const faults = await Promise.all(proofs.slice(at, at + atOnce).map((proof) => faultOf(stores, proof)));
      breaches.push(...faults.filter((fault) => fault !== null));
    }
    return { compared: `${proofs.length} proofs with their files`, breaches };
  },
};
