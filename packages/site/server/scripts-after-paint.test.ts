import { describe, expect, it } from 'vitest';
import { scriptsAfterPaint } from './scripts-after-paint.ts';

const page = (head: string, body = '<p>Hello</p>') => `<html><head>${head}</head><body>${body}</body></html>`;

describe('scripts after paint', () => {
  it('are asked for by one script with the nonce of the page, in their order', () => {
    const html = scriptsAfterPaint(
      page(
        '<link rel="preload" as="script" fetchPriority="low" nonce="n" href="/_next/static/chunks/b.js"/>' +
          '<script src="/_next/static/chunks/a.js" async="" nonce="n"></script>',
        '<p>Hello</p><script src="/_next/static/chunks/b.js" nonce="n" async=""></script>',
      ),
    );

    expect(html).not.toContain('src="/_next');
    expect(html).not.toContain('rel="preload"');
    expect(html.match(/<script nonce="n">/g)).toHaveLength(1);
    expect(html).toContain('(["/_next/static/chunks/a.js","/_next/static/chunks/b.js"])</script></body>');
  });

  it('leave everything else of the page as it is', () => {
    const rest =
      '<link rel="preload" as="image" href="/media/x.webp"/><script nonce="n">self.x = 1</script>' +
      '<script src="/_next/static/chunks/old.js" noModule="" nonce="n"></script>';

    expect(scriptsAfterPaint(page(rest))).toBe(page(rest));
    expect(
      scriptsAfterPaint(page(`${rest}<script src="/_next/static/chunks/a.js" async="" nonce="n"></script>`)),
    ).toContain(rest);
  });
});
