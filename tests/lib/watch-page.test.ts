import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import { watchPages } from './watch-page.ts';

const pages: Record<string, string> = {
  '/good': '<p>Nothing to see</p>',
  '/inline-style': '<p style="color: red">Red</p>',
  '/exception': '<script nonce="n">setTimeout(() => { throw new Error("the engine stalled") })</script>',
  '/foreign': '<img src="http://127.0.0.1:9/pixel.gif" alt="">',
  '/broken-picture': '<img src="/no-such-picture.png" alt="">',
};
const policy = "default-src 'self'; script-src 'nonce-n'; img-src *";

let server: Server;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  server = createServer((request, response) => {
    const body = pages[request.url ?? ''];
    response.writeHead(body || request.url === '/favicon.ico' ? 200 : 404, {
      'content-type': 'text/html',
      'content-security-policy': policy,
    });
    response.end(`<!doctype html><title>Page</title>${body ?? ''}`);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

async function faultsOf(path: string): Promise<readonly string[]> {
  const context = await browser.newContext();
  const faults = watchPages(context, origin);
  const page = await context.newPage();
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  await context.close();
  return faults();
}

describe('a watched page', () => {
  it('has no faults when it does nothing wrong, and none when it is meant not to be there', async () => {
    expect(await faultsOf('/good')).toEqual([]);
    expect(await faultsOf('/no-such-page')).toEqual([]);
  });

  it.each([
    ['/inline-style', /Content Security Policy/],
    ['/exception', /the engine stalled/],
    ['/foreign', /another origin: http:\/\/127\.0\.0\.1:9\/pixel\.gif/],
    ['/broken-picture', /404.*no-such-picture/],
  ])('%s is caught', async (path, fault) => {
    expect((await faultsOf(path)).join('\n')).toMatch(fault);
  });
});
