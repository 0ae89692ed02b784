// `npm run audit [-- PAGE|SITE …]`: the sites held to its limits. Ends with 1 when one is missed.
import { createServer } from 'node:net';
import { launchBrowser } from '../lib/launch-browser.ts';
import { namedPages, type SitePage, type SitePages, siteUrlOf } from '../lib/site-page.ts';
import { visitPages } from '../lib/visit-pages.ts';
import { sitePages } from '../site-pages.ts';
import { accessibilityFaults } from './check-accessibility.ts';
import { type Measures, measurePage } from './measure-page.ts';
import { missedLimits } from './missed-limits.ts';

/** The pages that most visits begin on. */
const measured = ['home', 'category', 'product'];
const runs = Number(process.env.AUDIT_RUNS ?? 3);

const say = (line: string) => void process.stdout.write(`${line}\n`);

const columns = ['page', 'perf', 'a11y', 'best', 'seo', 'LCP s', 'CLS', 'JS kB', 'machine'];
const row = (cells: readonly string[]) =>
  say(cells.map((cell, index) => (index === 0 ? cell.padEnd(12) : cell.padStart(8))).join(''));
const cellsOf = (name: string, found: Measures) => [
  name,
  ...[found.performance, found.accessibility, found.bestPractices, found.seo].map(String),
  found.paintSeconds.toFixed(2),
  found.shift.toFixed(3),
  found.scriptKilobytes.toFixed(1),
  String(found.machine),
];

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Lighthouse drives a browser of its own, through its port for developers. */
async function measureAll(pages: readonly SitePage[]): Promise<string[]> {
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  const missed: string[] = [];
  row(columns);
  try {
    for (const page of pages.filter(({ name }) => measured.includes(name))) {
      const { name } = page;
      const found = await measurePage(siteUrlOf(page) + (await page.path()), port, runs);
      row(cellsOf(name, found));
      missed.push(...missedLimits(name, found));
    }
  } finally {
    await browser.close();
  }
  return missed;
}

/** axe on each page, on a phone and on a wide screen, light and dark. */
async function checkAll({ people, pages }: SitePages): Promise<string[]> {
  const browser = await launchBrowser();
  say('\naxe');
  try {
    return await visitPages({
      browser,
      people,
      pages,
      say,
      see: ({ page }) => accessibilityFaults(page),
    });
  } finally {
    await browser.close();
  }
}

const { people, pages: all } = await sitePages();
const pages = namedPages(all, process.argv.slice(2));
const missed = [...(await measureAll(pages)), ...(await checkAll({ people, pages }))];
say(missed.length === 0 ? 'Every limit is kept.' : `\n${missed.join('\n')}\n\n${missed.length} missed`);
process.exit(missed.length === 0 ? 0 : 1);
