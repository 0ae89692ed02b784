import { randomBytes } from 'node:crypto';
import { createPayment, type Payment } from '@eshop/contracts/api/payment';
import sharp from 'sharp';
import type { Upload } from './client.ts';
import type { Person } from './people.ts';

const noise = () => sharp(randomBytes(24 * 24 * 3), { raw: { width: 24, height: 24, channels: 3 } });

/** A picture that no other test has: random pixels. */
export async function picture(type: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Upload> {
  const bytes = await noise().toFormat(type).toBuffer();
  return { name: `receipt.${type}`, type: `image/${type}`, bytes };
}

/** A one-page PDF that no other test has. */
export function pdf(): Upload {
  const objects = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
% ${randomBytes(16).toString('hex')}
`;
  const text = `${objects}xref\n0 1\n0000000000 65535 f \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n${objects.length}\n%%EOF\n`;
  return { name: 'receipt.pdf', type: 'application/pdf', bytes: Buffer.from(text) };
}

/** Hands in a proof for an order; `amount` is what the customer says was paid. */
export const submitProof = async (
  person: Person,
  orderId: string,
  file?: Upload,
  amount?: number,
): Promise<Payment> =>
  person.shop.call(createPayment, {
    body: {
      orderId,
      reference: 'Bank transfer',
      ...(amount === undefined ? {} : { amount: String(amount) }),
    },
    file: file ?? (await picture()),
  });
