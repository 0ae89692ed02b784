import { type FormState, refusedBy } from '@eshop/site/forms/form-state.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { productFormText } from '@text/product-form';
import type { SaveState } from './save-state.ts';

/** What to show when a product was not saved: each fault by its field. @throws what is none of the shop's answers */
export function refusedSave(error: unknown, form: FormData): SaveState {
  const refused: FormState = refusedBy(error, form);
  if (isProblem(error, 'SKU_TAKEN')) {
    const owner = error.problem.productId;
    return {
      ...refused,
      errors: { sku: productFormText.skuTaken },
      ...(typeof owner === 'string' ? { skuOwnerId: owner } : {}),
    };
  }
  if (isProblem(error, 'INVALID_STATE')) return { ...refused, message: productFormText.archivedMeanwhile };
  const { amount, ...errors } = refused.errors;
  return {
    ...refused,
    errors: amount === undefined ? errors : { ...errors, price: productFormText.priceWrong },
  };
}
