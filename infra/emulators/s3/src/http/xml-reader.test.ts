import { describe, expect, it } from 'vitest';
import { children, childText, parseXml } from './xml-reader.ts';

describe('reading XML', () => {
  it('finds elements, text and references', () => {
    const document = parseXml(
      '<?xml version="1.0"?>\n<!-- a --><Delete xmlns="x"><Object><Key>a&amp;b&#x41;&#66;</Key></Object><Object><Key/></Object></Delete>\n',
    );
    expect(document.name).toBe('Delete');
    expect(children(document, 'Object').map((object) => childText(object, 'Key'))).toEqual(['a&bAB', '']);
    expect(childText(document, 'Quiet')).toBeUndefined();
  });

  it.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '</a>',
    '<a/><b/>',
    '<a>&unknown;</a>',
    '<a>&#xFFFFFFF;</a>',
    '<a>x & y</a>',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
  ])('refuses %j', (text) => {
    expect(() => parseXml(text)).toThrow(expect.objectContaining({ code: 'MalformedXML' }));
  });
});
