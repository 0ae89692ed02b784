import { describe, expect, it } from 'vitest';
import { isFromThisSite } from './same-site.ts';

const site = 'https://eshop.example';
const post = (headers: Record<string, string>, method = 'POST') =>
  isFromThisSite(new Request(site, { method, headers }), site);

describe('isFromThisSite', () => {
  it('lets everybody look', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      expect(post({ origin: 'https://other.example', 'sec-fetch-site': 'cross-site' }, method)).toBe(true);
    }
  });

  it('lets a page of the site send', () => {
    expect(post({ origin: site, 'sec-fetch-site': 'same-origin' })).toBe(true);
  });

  it('lets a page send under the name by which it was asked for', () => {
    expect(post({ origin: 'https://www.eshop.example', host: 'www.eshop.example' })).toBe(true);
  });

  it('lets what is no browser send', () => expect(post({})).toBe(true));

  it.each([
    { origin: 'https://other.example' },
    { origin: 'https://other.example', host: 'eshop.example' },
    { origin: 'https://eshop.example.other.example', host: 'eshop.example' },
    { origin: 'http://eshop.example', host: 'eshop.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: site, 'sec-fetch-site': 'cross-site' },
    { origin: site, 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
  ])('refuses %j', (headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(post(headers, method)).toBe(false);
  });
});
