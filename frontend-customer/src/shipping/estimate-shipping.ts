'use server';

import { currentFormat } from '@eshop/site/format/current-format.ts';
import { refusedBecause, refusedBy, typedIn } from '@eshop/site/forms/form-state.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { cookieNames } from '@eshop/site/session/cookie-names.ts';
import { newCookie } from '@eshop/site/session/session-cookies.ts';
import { currentVisitor } from '@eshop/site/session/visitor.ts';
import { shippingText } from '@text/shipping';
import { cookies } from 'next/headers';
import { type EstimateState, estimateOf, isZipCode } from './estimate.ts';

const rememberedSeconds = 90 * 86_400;

/** Works out what it costs to bring one vehicle to the zip code typed, and remembers that for the next vehicle. */
export async function estimateShipping(_before: EstimateState, form: FormData): Promise<EstimateState> {
  const zipCode = String(form.get('zipCode') ?? '').trim();
  if (!isZipCode(zipCode)) return refusedBecause(form, { zipCode: shippingText.badZipCode }, '');
  (await cookies()).set(newCookie(cookieNames.zip, zipCode, rememberedSeconds));
  try {
    const productId = String(form.get('productId'));
    const [visitor, format] = await Promise.all([currentVisitor(), currentFormat()]);
    const estimate = await estimateOf({ productId, zipCode }, { visitor, format });
    return { status: 'done', errors: {}, values: typedIn(form), estimate };
  } catch (error) {
    if (isProblem(error, 'OUT_OF_STOCK')) return refusedBecause(form, {}, shippingText.outOfStock);
    if (isProblem(error, 'PRODUCT_UNAVAILABLE')) return refusedBecause(form, {}, shippingText.unavailable);
    return refusedBy(error, form);
  }
}
