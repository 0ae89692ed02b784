import { z } from 'zod';
import { whole } from './whole-number.ts';

/** The one currency of the shop. */
export const currency = 'USD';

/** Highest price of one unit: ten million dollars, in cents. With the limits on quantities no total leaves the safe integers. */
export const maxPriceAmount = 1_000_000_000;

/** An amount of money in integer minor units (cents), never negative. */
export const moneySchema = z
  .object({
    amount: whole(0).describe('Integer minor units: cents'),
    currency: z.literal(currency, { error: `must be ${currency}` }),
  })
  .meta({ id: 'Money', examples: [{ amount: 1_899_900, currency }] });
export type Money = z.output<typeof moneySchema>;

/** A price that an admin sets: at least one cent. */
export const priceSchema = z.object({
  amount: whole(1, maxPriceAmount).describe('Integer minor units: cents'),
  currency: z.literal(currency, { error: `must be ${currency}` }),
});

const checked = (amount: number): number => {
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new RangeError(`${amount} is not an amount of minor units`);
  }
  return amount;
};

/**
 * Money of so many cents.
 * @throws RangeError when the amount is negative, fractional or beyond the safe integers.
 */
export const usd = (amount: number): Money => ({ amount: checked(amount), currency });

/** The sum of any number of amounts; none sums to zero. */
export const addMoney = (...amounts: readonly Money[]): Money =>
  usd(amounts.reduce((sum, money) => sum + money.amount, 0));

/** A price times a whole quantity. */
export const timesMoney = (price: Money, quantity: number): Money => usd(price.amount * quantity);

/** Whether two amounts are the same money. */
export const sameMoney = (one: Money, other: Money): boolean =>
  one.amount === other.amount && one.currency === other.currency;
