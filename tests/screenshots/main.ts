// `npm run screenshots [-- FOLDER [PAGE …]]`: the customer's site in every look, as pictures.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { customerSiteUrl } from '../lib/environment.ts';
import { launchBrowser } from '../lib/launch-browser.ts';
import { visitPages } from '../lib/visit-pages.ts';
import { namedPages, sitePages } from '../site-pages.ts';

const [given, ...names] = process.argv.slice(2);
const folder = resolve(given ?? join(import.meta.dirname, '../../.eshop/screenshots'));
mkdirSync(folder, { recursive: true });

const say = (line: string) => void process.stdout.write(`${line}\n`);
const { customer, pages } = await sitePages();
const browser = await launchBrowser();
const faults = await visitPages({
  browser,
  siteUrl: customerSiteUrl(),
  customer,
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
