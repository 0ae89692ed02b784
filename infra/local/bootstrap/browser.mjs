import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { librariesBelow, unpackPackages } from './debian-packages.mjs';
import { Fault } from './fault.mjs';
import { findProgram, hasDebianTools, pathFolders } from './find-program.mjs';
import { toolsFolder } from './paths.mjs';
import { step } from './progress.mjs';

const record = join(toolsFolder, 'browser.json');

/** @typedef {{ executable: string, env: Record<string, string> }} Browser how to start it, and with what besides */

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @returns {Browser | undefined} */
function installedBrowser() {
  const executable =
    process.platform === 'darwin'
      ? macApplications.find((file) => existsSync(file))
      : findProgram([...pathFolders(), '/usr/bin'], programs);
  return executable ? { executable, env: {} } : undefined;
}

/** What stands in where a page asks for these. */
const fonts = {
  'sans-serif': 'Liberation Sans',
  'system-ui': 'Liberation Sans',
  Arial: 'Liberation Sans',
  serif: 'Liberation Serif',
  'Times New Roman': 'Liberation Serif',
  monospace: 'Liberation Mono',
  'Courier New': 'Liberation Mono',
};

/** A machine without a desktop may have no font at all: letters would be empty boxes. */
const fontsConfig = (root, cache) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${join(root, 'usr/share/fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${cache}</cachedir>
  ${Object.entries(fonts)
    .map(
      ([family, font]) =>
        `<alias><family>${family}</family><prefer><family>${font}</family></prefer></alias>`,
    )
    .join('\n  ')}
</fontconfig>
`;

/** @returns {Browser | undefined} */
function lookBelow(folder) {
  const root = join(folder, 'root');
  const executable = join(root, 'usr/lib/chromium/chromium-headless-shell');
  const config = join(folder, 'fonts.conf');
  if (!existsSync(executable)) return undefined;
  const cache = join(folder, 'font-cache');
  mkdirSync(cache, { recursive: true });
  writeFileSync(config, fontsConfig(root, cache));
  return { executable, env: { LD_LIBRARY_PATH: librariesBelow(root), FONTCONFIG_FILE: config } };
}

/** Chromium without windows: the same engine for half of the processor's time. It has its data from the common package. */
async function fromDebian() {
  if (!hasDebianTools()) return undefined;
  const folder = join(toolsFolder, 'browser');
  const names = ['chromium-headless-shell', 'chromium-common', 'fonts-liberation'];
  return (
    lookBelow(folder) ??
    (await step('browser fetched', async () => {
      await unpackPackages(names, folder);
      return lookBelow(folder);
    }))
  );
}

/**
 * Fetches Chromium's shell into a folder of ours where Debian's packages can be had, or finds a browser on this machine.
 * @returns {Promise<Browser>}
 * @throws {Fault} when it can't be had, with what to do
 */
export async function ensureBrowser() {
  if (existsSync(record)) {
    const known = JSON.parse(readFileSync(record, 'utf8'));
    if (existsSync(known.executable)) return known;
  }
  let reason = '';
  const fetched = await fromDebian().catch((error) => {
    reason = `\n${error.message}`;
    return undefined;
  });
  const browser = fetched ?? installedBrowser();
  if (!browser)
    throw new Fault(
      `Chromium was not found and could not be fetched.${reason}`,
      'Install Chromium or Google Chrome; the tests of the sites need it.',
    );
  writeFileSync(record, JSON.stringify(browser, null, 2));
  return browser;
}
