import { S3Error } from '../errors.ts';

/** An element of a request's body. S3's bodies use neither attributes nor mixed content. */
export type XmlElement = { readonly name: string; readonly children: XmlElement[]; text: string };

const token = /<\?[^>]*\?>|<!--[\s\S]*?-->|<\/([\w:.-]+)\s*>|<([\w:.-]+)([^<>]*?)(\/?)>|([^<]+)/gy;
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Reads a small XML document; document types and unknown entities are refused. @throws S3Error MalformedXML */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', children: [], text: '' };
  const open: XmlElement[] = [root];
  const document = text.replace(/^\uFEFF/, '');
  token.lastIndex = 0;
  while (token.lastIndex < document.length) {
    const match = token.exec(document);
    const current = open.at(-1);
    if (!match || !current) throw new S3Error('MalformedXML');
    const [, closed, opened, , selfClosing, characters] = match;
    if (characters !== undefined) current.text += decodeText(characters);
    if (opened !== undefined) {
      const child = { name: opened, children: [], text: '' };
      current.children.push(child);
      if (selfClosing === '') open.push(child);
    }
    if (closed !== undefined && (open.length === 1 || open.pop()?.name !== closed))
      throw new S3Error('MalformedXML');
  }
  const [element, ...others] = root.children;
  if (!element || others.length > 0 || open.length > 1 || root.text.trim() !== '')
    throw new S3Error('MalformedXML');
  return element;
}

/** All children of that name. */
export function children(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the first child of that name; undefined when there is none. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}

function decodeText(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);|&/gi, (_, name: string | undefined) => {
    if (name === undefined) throw new S3Error('MalformedXML');
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    const character = name.startsWith('#') ? fromCodePoint(code) : entities[name];
    if (character === undefined) throw new S3Error('MalformedXML');
    return character;
  });
}

const fromCodePoint = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : undefined);
