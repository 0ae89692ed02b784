import { randomInt } from 'node:crypto';
import type { Attributes } from '@eshop/contracts/api/product';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A SKU for a product that came without one: `TOYOTA-COROLLA-2021-7K3M9Q`. The end is random; a taken one is made anew. */
export function generateSku({ make, model, year }: Attributes): string {
  const word = (text: string) =>
    text
      .normalize('NFKD')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]+/g, '')
      .slice(0, 16) || 'X';
  const random = Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${word(make)}-${word(model)}-${year}-${random}`;
}
