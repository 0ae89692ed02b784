// `npm run screenshots [-- FOLDER [PAGE|SITE …]]`: the sites in every look, as pictures.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchBrowser } from '../lib/launch-browser.ts';
import { namedPages } from '../lib/site-page.ts';
import { visitPages } from '../lib/visit-pages.ts';
import { sitePages } from '../site-pages.ts';

const [given, ...names] = process.argv.slice(2);
const folder = resolve(given ?? join(import.meta.dirname, '../../.eshop/screenshots'));
mkdirSync(folder, { recursive: true });

const say = (line: string) => void process.stdout.write(`${line}\n`);
const { people, pages } = await sitePages();
const browser = await launchBrowser();
const faults = await visitPages({
  browser,
  people,
  pages: namedPages(pages, names),
  say,
  async see({ sitePage, look, page }) {
    const file = `${sitePage.name.replaceAll(' ', '-')}-${look.width}-${look.theme}.png`;
    await page.screenshot({ path: join(folder, file), fullPage: true });
    return [];
  },
});
await browser.close();

say(`Pictures in ${folder}`);
if (faults.length > 0) say(`\n${faults.join('\n')}`);
process.exit(faults.length === 0 ? 0 : 1);
