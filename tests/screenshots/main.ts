// `npm run screenshots [-- FOLDER]`: every page of the customer's site in every look, as pictures.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { customerSiteUrl } from '../lib/environment.ts';
import { launchBrowser } from '../lib/launch-browser.ts';
import { visitPages } from '../lib/visit-pages.ts';
import { sitePages } from '../site-pages.ts';

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../.eshop/screenshots'));
mkdirSync(folder, { recursive: true });

const browser = await launchBrowser();
let taken = 0;
const faults = await visitPages({
  browser,
  siteUrl: customerSiteUrl(),
  ...(await sitePages()),
  async see({ sitePage, look, page }) {
    const file = `${sitePage.name.replaceAll(' ', '-')}-${look.width}-${look.theme}.png`;
    await page.screenshot({ path: join(folder, file), fullPage: true });
    taken += 1;
  },
});
await browser.close();

process.stdout.write(faults.map((fault) => `${fault}\n`).join(''));
process.stdout.write(`${taken} pictures in ${folder}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
