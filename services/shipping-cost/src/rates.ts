import { z } from 'zod';

const amount = z
  .int('must be a whole number of cents')
  .min(0, 'must not be negative')
  .max(1_000_000_000, 'is too much');

/** What shipping is charged by. All amounts in cents. */
export const ratesSchema = z
  .strictObject({
    /** Charged for any shipment. */
    baseAmount: amount.default(200),
    /** Charged on top for each unit of distance, the difference of the zip codes. */
    perDistanceAmount: amount.default(200),
    /** No shipment costs more. */
    maximumAmount: amount.default(150_000),
  })
  .refine((rates) => rates.baseAmount <= rates.maximumAmount, {
    path: ['maximumAmount'],
    message: 'must not be below baseAmount',
  });

export type Rates = z.output<typeof ratesSchema>;

/**
 * Reads the operator's rates from `SHIPPING_RATES`, a JSON object; what it leaves out is as in the contract.
 * @throws Error that names every fault
 */
export function readRates(env: Readonly<Record<string, string | undefined>>): Rates {
  const parsed = ratesSchema.safeParse(parseJson(env.SHIPPING_RATES || '{}'));
  if (parsed.success) return parsed.data;
  throw new Error(`SHIPPING_RATES is not right:\n${z.prettifyError(parsed.error)}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('SHIPPING_RATES is not right: it has to be a JSON object.');
  }
}
