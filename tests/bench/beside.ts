import { type Figures, figuresOf, type Series } from './figures.ts';
import { load, type Shot } from './load.ts';
import { perOperation, processorWhile } from './processor.ts';
import { settings } from './settings.ts';

type Sides = {
  readonly shop: string;
  readonly limit: { readonly origin: string; readonly pid: number };
  readonly shot: (count: number) => Shot;
};

export type Comparison = {
  readonly shop: Figures;
  readonly limit: Figures;
  /** What the shop reaches as a share of the limit. */
  readonly share: number;
  readonly processor: Readonly<Record<string, number>>;
  readonly limitProcessor: Readonly<Record<string, number>>;
};

/** Sends the same to the shop and to its limit, in turns, so that what else the machine does falls on both. */
export async function beside({ shop, limit, shot }: Sides): Promise<Comparison> {
  const { seconds, rounds, connections } = settings;
  const turn = (origin: string, time: number) => load({ origin, shot, connections, seconds: time });
  for (const origin of [shop, limit.origin]) await turn(origin, 1);
  const [ofShop, ofLimit]: [Series[], Series[]] = [[], []];
  const [used, usedByLimit]: [Record<string, number>[], Record<string, number>[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const { result, processor } = await processorWhile(() => turn(shop, seconds / rounds));
    ofShop.push(result);
    used.push(processor);
    const other = await processorWhile(
      () => turn(limit.origin, seconds / rounds),
      [{ name: 'limit', pid: limit.pid }],
    );
    ofLimit.push(other.result);
    usedByLimit.push(other.processor);
  }
  const figures = figuresOf(ofShop);
  const bare = figuresOf(ofLimit);
  if (figures.refused > 0) throw new Error(`${figures.refused} of ${figures.count} requests were refused`);
  return {
    shop: figures,
    limit: bare,
    share: figures.perSecond / bare.perSecond,
    processor: perOperation(used, figures.count),
    limitProcessor: perOperation(usedByLimit, bare.count),
  };
}

/** Gives bare Express the bytes that the shop answers. */
export async function sameBytes({ shop, limit, shot }: Sides): Promise<void> {
  const { path, method, headers, body } = shot(0);
  const answer = await fetch(shop + path, {
    method,
    ...(headers && { headers }),
    ...(body !== undefined && { body }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answers ${answer.status}`);
  await fetch(`${limit.origin}/answer`, { method: 'POST', body: await answer.arrayBuffer() });
}
