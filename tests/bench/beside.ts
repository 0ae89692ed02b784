import { type Comparison, inTurns, type Side } from './in-turns.ts';
import { load, type Shot } from './load.ts';
import { settings } from './settings.ts';

type Sides = {
  readonly shop: string;
  readonly limit: { readonly origin: string; readonly pid: number };
  readonly shot: (count: number) => Shot;
};

/** Sends the same to the shop and to its limit, in turns. */
export async function beside({ shop, limit, shot }: Sides): Promise<Comparison> {
  const { seconds, rounds, connections } = settings;
  const turn = (origin: string, time: number) => load({ origin, shot, connections, seconds: time });
  for (const origin of [shop, limit.origin]) await turn(origin, 1);
  const ofShop: Side = { turn: () => turn(shop, seconds / rounds) };
  const ofLimit: Side = {
    turn: () => turn(limit.origin, seconds / rounds),
    parts: [{ name: 'limit', pid: limit.pid }],
  };
  const compared = await inTurns(ofShop, ofLimit, rounds);
  const { refused, count } = compared.shop;
  if (refused > 0) throw new Error(`${refused} of ${count} requests were refused`);
  return compared;
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
