import lighthouse, { type Result } from 'lighthouse';
import { z } from 'zod';

/** What Lighthouse found on a page. */
export type Measures = {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  readonly paintSeconds: number;
  readonly shift: number;
  /** As they are sent, compressed, without the heads of the answers. */
  readonly scriptKilobytes: number;
  /** How fast Lighthouse found this machine; below 1500 its figures for a phone are too slow. */
  readonly machine: number;
  /** Audits that were not passed, for whoever mends the page. */
  readonly missed: readonly string[];
};

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const requestsSchema = z.object({
  items: z.array(z.object({ resourceType: z.string().optional(), url: z.string() })),
});

/** Weighs one page as Lighthouse's phone on a slow network sees it. */
async function measureOnce(url: string, port: number): Promise<Measures> {
  const run = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...categories],
    formFactor: 'mobile',
  });
  if (!run || run.lhr.runtimeError) {
    throw new Error(`Lighthouse could not look at ${url}: ${run?.lhr.runtimeError?.message ?? 'no result'}`);
  }
  return measuresIn(run.lhr);
}

/** Bytes of a script as browsers get it. */
async function sentBytes(url: string): Promise<number> {
  const { headers } = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'br, gzip' } });
  return Number(headers.get('content-length'));
}

async function measuresIn(result: Result): Promise<Measures> {
  const score = (category: string) => Math.round((result.categories[category]?.score ?? 0) * 100);
  const value = (audit: string) => result.audits[audit]?.numericValue ?? Number.POSITIVE_INFINITY;
  const { items } = requestsSchema.parse(result.audits['network-requests']?.details);
  const scripts = items.filter(({ resourceType }) => resourceType === 'Script');
  const bytes = await Promise.all(scripts.map(({ url }) => sentBytes(url)));
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    paintSeconds: value('largest-contentful-paint') / 1000,
    shift: value('cumulative-layout-shift'),
    scriptKilobytes: bytes.reduce((sum, one) => sum + one, 0) / 1000,
    machine: Math.round(result.environment.benchmarkIndex),
    missed: missedIn(result),
  };
}

const missedIn = ({ audits, categories: found }: Result): string[] =>
  Object.values(found).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim()),
  );

/** Measures several times and takes the middle by speed: a busy machine makes single runs worse, never better. */
export async function measurePage(url: string, port: number, runs: number): Promise<Measures> {
  const all: Measures[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await measureOnce(url, port));
  const middle = all.toSorted((one, other) => one.performance - other.performance)[Math.floor(runs / 2)];
  if (!middle) throw new Error('A page is measured once at least');
  return middle;
}
