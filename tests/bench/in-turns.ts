import type { PartRecord } from '@eshop/local/state-file';
import { type Figures, figuresOf, type Series } from './figures.ts';
import { perOperation, processorWhile } from './processor.ts';

/** One of the two that are compared. */
export type Side = {
  /** Does a turn's work. */
  turn(): Promise<Series>;
  /** The processes that work for it; those of the shop when left out. */
  readonly parts?: readonly Pick<PartRecord, 'name' | 'pid'>[];
};

export type Comparison = {
  readonly shop: Figures;
  readonly limit: Figures;
  /** What the shop reaches as a share of the limit. */
  readonly share: number;
  readonly processor: Readonly<Record<string, number>>;
  readonly limitProcessor: Readonly<Record<string, number>>;
};

/** Lets the shop and its limit work in turns, so that what else the machine does falls on both. */
export async function inTurns(shop: Side, limit: Side, rounds: number): Promise<Comparison> {
  const [ofShop, ofLimit]: [Series[], Series[]] = [[], []];
  const [used, usedByLimit]: [Record<string, number>[], Record<string, number>[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const { result, processor } = await processorWhile(shop.turn, shop.parts);
    ofShop.push(result);
    used.push(processor);
    const other = await processorWhile(limit.turn, limit.parts);
    ofLimit.push(other.result);
    usedByLimit.push(other.processor);
  }
  const figures = figuresOf(ofShop);
  const bare = figuresOf(ofLimit);
  return {
    shop: figures,
    limit: bare,
    share: figures.perSecond / bare.perSecond,
    processor: perOperation(used, figures.count),
    limitProcessor: perOperation(usedByLimit, bare.count),
  };
}
