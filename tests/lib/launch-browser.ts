import { foundBrowser } from '@eshop/local/browser';
import { type Browser, chromium } from 'playwright-core';

/** It visits our own pages alone, so nothing it does by itself may get in between. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a browser without a window. It has no sandbox of its own: root may not have one, and the only pages it
 * sees are ours.
 * @param args more flags
 */
export function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  const { executable, env } = foundBrowser();
  return chromium.launch({
    executablePath: executable,
    env: { ...process.env, ...env },
    chromiumSandbox: false,
    args: [...quiet, ...args],
  });
}
