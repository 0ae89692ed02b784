import lighthouse, { type Result } from 'lighthouse';
import { throttling } from 'lighthouse/core/config/constants.js';
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
  /** How fast Lighthouse found this machine. */
  readonly machine: number;
  /** Audits that were not passed, for whoever mends the page. */
  readonly missed: readonly string[];
};

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const requestsSchema = z.object({
  items: z.array(z.object({ resourceType: z.string().optional(), url: z.string() })),
});

/** Lighthouse makes a phone of a fast desktop by slowing it down so many times … */
const slowdown = 4;
/** … and such a desktop has this index (Lighthouse's docs/throttling.md, "Device calibration"). */
const desktopIndex = 1_750;

/**
 * Weighs one page as Lighthouse's phone on a slow network sees it. A machine that is slower than a fast desktop is
 * slowed down less, so that it is the same phone everywhere.
 * @param machine the index of this machine
 */
async function measureOnce(url: string, port: number, machine: number): Promise<Measures> {
  const run = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...categories],
    formFactor: 'mobile',
    throttling: {
      ...throttling.mobileSlow4G,
      cpuSlowdownMultiplier: Math.min(slowdown, Math.max(1, (slowdown * machine) / desktopIndex)),
    },
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
  // The first run is for the machine's index, and fills the caches of the shop.
  let { machine } = await measureOnce(url, port, desktopIndex);
  for (let run = 0; run < runs; run += 1) {
    const found = await measureOnce(url, port, machine);
    all.push(found);
    machine = found.machine;
  }
  const middle = all.toSorted((one, other) => one.performance - other.performance)[Math.floor(runs / 2)];
  if (!middle) throw new Error('A page is measured once at least');
  return middle;
}
