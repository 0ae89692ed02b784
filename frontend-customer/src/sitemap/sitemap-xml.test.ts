import { describe, expect, it } from 'vitest';
import { sitemapIndexXml, sitemapXml } from './sitemap-xml.ts';

describe('the sitemap', () => {
  it('names pages, with the time of their last change where it is known', () => {
    const xml = sitemapXml([
      { url: 'https://shop.example/?a=1&b=2' },
      { url: 'https://shop.example/x', changedAt: '2026-01-01T00:00:00.000Z' },
    ]);
    expect(xml).toContain('<url><loc>https://shop.example/?a=1&amp;b=2</loc></url>');
    expect(xml).toContain('<loc>https://shop.example/x</loc><lastmod>2026-01-01T00:00:00.000Z</lastmod>');
  });

  it('names its parts', () => {
    expect(sitemapIndexXml(['https://shop.example/sitemap/pages.xml'])).toContain(
      '<sitemap><loc>https://shop.example/sitemap/pages.xml</loc></sitemap>',
    );
  });
});
