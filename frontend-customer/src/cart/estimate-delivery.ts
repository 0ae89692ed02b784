'use server';

import { createQuote } from '@eshop/contracts/api/order';
import { zipCode } from '@eshop/contracts/ids';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { type FormState, refusedBecause, refusedBy, typedIn } from '@eshop/site/forms/form-state.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { estimateText } from '@text/cart';
import { currentCart } from './current-cart.ts';

/** What delivery of the whole cart to a zip code would cost. */
export type Estimate = FormState & {
  readonly delivery?: {
    /** Of what it was worked out for. */
    readonly subtotal: string;
    readonly zipCode: string;
    readonly cost: string;
    readonly total: string;
    readonly from: string;
  };
};

/** Prices the cart and its way to the zip code typed. */
export async function estimateDelivery(_before: Estimate, form: FormData): Promise<Estimate> {
  const zip = zipCode.safeParse(String(form.get('zipCode')).trim());
  if (!zip.success) return refusedBecause(form, { zipCode: estimateText.wrongZip }, '');
  try {
    const items = (await currentCart())?.items ?? [];
    if (items.length === 0) return refusedBecause(form, {}, estimateText.empty);
    const [quote, format] = await Promise.all([
      callAsVisitor(createQuote, {
        body: {
          items: items.map(({ productId, quantity }) => ({ productId, quantity })),
          address: { zipCode: zip.data },
        },
      }),
      currentFormat(),
    ]);
    return {
      status: 'done',
      errors: {},
      values: typedIn(form),
      delivery: {
        subtotal: format.money(quote.subtotal),
        zipCode: zip.data,
        cost: format.money(quote.shippingCost),
        total: format.money(quote.total),
        from: quote.shipments.map(({ warehouseName }) => warehouseName).join(', '),
      },
    };
  } catch (error) {
    if (isProblem(error, 'OUT_OF_STOCK', 'PRODUCT_UNAVAILABLE'))
      return refusedBecause(form, {}, estimateText.short);
    return refusedBy(error, form);
  }
}
