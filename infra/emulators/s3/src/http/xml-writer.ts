/** A piece of finished XML. */
export type Xml = { readonly xml: string };

type Content = string | number | boolean | Xml | readonly Xml[];

const entities: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Writes one element; text is escaped, control characters as references as S3 does. */
export function element(name: string, content: Content): Xml {
  return { xml: `<${name}>${inner(content)}</${name}>` };
}

/** Writes a whole document with the namespace of S3. */
export function xmlDocument(name: string, content: Content): string {
  const open = `<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}${inner(content)}</${name}>`;
}

/** Writes the error document, which S3 sends without a namespace. */
export function errorDocument(
  error: { readonly code: string; readonly message: string },
  requestId: string,
): string {
  const content = [
    element('Code', error.code),
    element('Message', error.message),
    element('RequestId', requestId),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('Error', content).xml}`;
}

function inner(content: Content): string {
  if (typeof content === 'object')
    return 'xml' in content ? content.xml : content.map((part) => part.xml).join('');
  return escapeText(String(content));
}

function escapeText(text: string): string {
  return text
    .replace(/[<>&"]/g, (character) => entities[character] ?? character)
    .replace(/\p{Cc}/gu, (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);
}
