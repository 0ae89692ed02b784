import { status } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { compileFilter } from './filter.ts';

const message = { domain: 'com', 'language-tag': 'en_US', 'iana.org/tag': 'x', empty: '' };

describe('a filter', () => {
  it.each([
    [''],
    ['  '],
    ['attributes:domain'],
    ['attributes:language-tag'],
    ['attributes:"iana.org/tag"'],
    ['attributes.domain = "com"'],
    ['attributes . domain="com"'],
    ['attributes."iana.org/tag" = "x"'],
    ['attributes.domain != "org"'],
    ['attributes.missing != "org"'],
    ['attributes.empty = ""'],
    ['hasPrefix(attributes.domain, "co")'],
    ['hasPrefix(attributes.language-tag, "en")'],
    ['NOT attributes:missing'],
    ['-attributes:missing'],
    ['NOT NOT attributes:domain'],
    ['attributes:domain AND attributes:empty AND NOT attributes:missing'],
    ['attributes:missing OR attributes:other OR attributes:domain'],
    ['attributes:missing OR (attributes:domain AND attributes:empty)'],
    ['NOT (attributes:missing OR attributes:other)'],
    ['attributes.domain = "\\u0063\\x6f\\155"'],
  ])('%s lets the message pass', (expression) => {
    expect(compileFilter(expression)(message)).toBe(true);
  });

  it.each([
    ['attributes:missing'],
    ['attributes:constructor'],
    ['attributes.toString = "x"'],
    ['attributes.domain = "org"'],
    ['attributes.domain = "COM"'],
    ['attributes.domain != "com"'],
    ['hasPrefix(attributes.domain, "or")'],
    ['hasPrefix(attributes.missing, "")'],
    ['hasPrefix(attributes.constructor, "")'],
    ['NOT attributes:domain'],
    ['attributes:domain AND attributes:missing'],
    ['(attributes:domain OR attributes:missing) AND attributes:other'],
  ])('%s holds the message back', (expression) => {
    expect(compileFilter(expression)(message)).toBe(false);
  });

  it('reads escapes in strings', () => {
    const filter = compileFilter('attributes.text = "a\\"b\\\\c\\nd"');
    expect(filter({ text: 'a"b\\c\nd' })).toBe(true);
  });

  it.each([
    ['attributes'],
    ['attributes.'],
    ['attributes.domain'],
    ['attributes.domain ='],
    ['attributes.domain = com'],
    ['attributes.domain == "com"'],
    ['attributes.domain = "com'],
    ['attributes.domain > "com"'],
    ['attributes:domain attributes:empty'],
    ['attributes:domain AND'],
    ['AND attributes:domain'],
    ['(attributes:domain'],
    ['attributes:domain)'],
    ['NOT'],
    ['hasPrefix(attributes.domain)'],
    ['hasPrefix(domain, "co")'],
    ['data = "x"'],
    ['attributes:a AND attributes:b OR attributes:c'],
    ['attributes:a and attributes:b'],
    ["attributes.domain = 'com'"],
    ['attributes.a = "\\UFFFFFFFF"'],
    [`attributes.domain = "${'x'.repeat(256)}"`],
  ])('%s is refused', (expression) => {
    expect(() => compileFilter(expression)).toThrow(
      expect.objectContaining({ code: status.INVALID_ARGUMENT }),
    );
  });
});
