import { problems } from '@eshop/contracts/problem';
import { DomainError } from '@eshop/kit/errors';

/** A product of which less is available than was asked for. */
export type Shortage = {
  readonly productId: string;
  readonly requestedQuantity: number;
  readonly availableQuantity: number;
};

/** 409 `OUT_OF_STOCK`: names every short product, and the quantity there is when only one is short. */
export class OutOfStockError extends DomainError {
  override readonly name = 'OutOfStockError';
  readonly problem = problems.OUT_OF_STOCK;
  readonly shortages: readonly Shortage[];
  override readonly extra: Readonly<Record<string, unknown>>;

  constructor(shortages: readonly Shortage[]) {
    super(shortages.map(describe).join('; '));
    this.shortages = shortages;
    const [only, ...others] = shortages;
    this.extra = {
      ...(only && others.length === 0 ? { availableQuantity: only.availableQuantity } : {}),
      shortages,
    };
  }
}

const describe = ({ productId, requestedQuantity, availableQuantity }: Shortage): string =>
  `${requestedQuantity} of product ${productId} requested, ${availableQuantity} available`;
