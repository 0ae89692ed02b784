import { invalidArgument } from '../grpc/status.ts';

/** A word (identifier or keyword), a string literal with its escapes resolved, or one of `. : , ( ) - = !=`. */
export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string };

const tokenPattern = /\s*(?:("(?:[^"\\]|\\.)*")|([A-Za-z0-9_][A-Za-z0-9_-]*)|(!=|[.:,()=-]))/suy;
const escapePattern = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[xX]([0-9A-Fa-f]{2})|([0-7]{3})|(.))/gsu;
const namedEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
};

function character(codePoint: number): string {
  if (codePoint > 0x10_ff_ff) throw invalidArgument('Invalid filter: an escape is beyond Unicode.');
  return String.fromCodePoint(codePoint);
}

function resolveEscapes(literal: string): string {
  return literal.slice(1, -1).replace(escapePattern, (_, u4, u8, hex, octal, letter) => {
    const code = u4 ?? u8 ?? hex;
    if (code) return character(Number.parseInt(code, 16));
    if (octal) return character(Number.parseInt(octal, 8));
    return namedEscapes[letter] ?? letter;
  });
}

/** Splits a filter into tokens; throws INVALID_ARGUMENT at a character that belongs to none. */
export function tokenize(filter: string): Token[] {
  const source = filter.trimEnd();
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < source.length) {
    const start = tokenPattern.lastIndex;
    const match = tokenPattern.exec(source);
    if (!match) throw invalidArgument(`Invalid filter: unexpected character at position ${start}.`);
    const [, literal, word, sign = ''] = match;
    if (literal !== undefined) tokens.push({ kind: 'string', text: resolveEscapes(literal) });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'sign', text: sign });
  }
  return tokens;
}
