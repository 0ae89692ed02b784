import { shopVariable } from '../lib/environment.ts';
import type { Figures } from './store-figures.ts';

const services = [
  'auth',
  'product',
  'cart',
  'order',
  'warehouse',
  'payment',
  'sales-report',
  'gateway',
] as const;

const sumOf = (text: string, metric: string): number =>
  [...text.matchAll(new RegExp(`^${metric}\\{[^}]*\\} (\\d+)`, 'gm'))].reduce(
    (sum, [, n]) => sum + Number(n),
    0,
  );

/** Requests answered and events published by each service, and the questions to auth whether a token still counts. */
export async function serviceFigures(): Promise<Figures> {
  const figures: Record<string, number> = {};
  for (const service of services) {
    const origin = shopVariable(`${service.toUpperCase().replaceAll('-', '_')}_URL`);
    const text = await (await fetch(`${origin}/metrics`)).text();
    figures[`${service} requests`] = sumOf(text, 'http_request_duration_seconds_count');
    figures[`${service} events`] = sumOf(text, 'events_published_total');
    if (service !== 'auth') continue;
    const verified = text.match(/^http_request_duration_seconds_count\{[^}]*verify[^}]*\} (\d+)/gm) ?? [];
    figures['token checks'] = verified.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }
  return figures;
}
