const removed = '[redacted]';
const secretName =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-cart-token|(new|old|current|previous|proposed)?_?password|secret|.*[-_]?secret|(access|refresh|id|session|cart|service)?[-_]?token|confirmation[-_]?code|code)$/i;
const businessCode = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$|^(E[A-Z]+|P\d{4}|\d{5})$/;
const bearer = /\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi;
const jwt = /\beyJ[\w-]{6,}\.[\w-]{6,}\.[\w-]*/g;
const secretParameter =
  /([?&](?:X-Amz-(?:Signature|Credential|Security-Token)|Signature|AWSAccessKeyId|token|access_token|refresh_token|code|password|client_secret)=)[^&\s"'#]+/gi;
const urlPassword = /(\b[a-z][a-z\d+.-]*:\/\/[^\s:/@]*:)[^\s/@]+@/gi;
const maxDepth = 6;

/** Text without bearer tokens, JWTs, passwords in URLs and the secret parts of query strings. */
export function redactText(text: string): string {
  if (text.length < 8) return text;
  return text
    .replace(bearer, `$1 ${removed}`)
    .replace(jwt, removed)
    .replace(secretParameter, `$1${removed}`)
    .replace(urlPassword, `$1${removed}@`);
}

/**
 * A copy of what is about to be logged without its secrets: members with a secret's name lose their value at any
 * depth, texts lose what `redactText` finds. Errors become `{ type, message, stack, code, cause }`.
 * A `code` stays when it is a problem or driver code (`OUT_OF_STOCK`, `ECONNREFUSED`, `P2002`), not a person's code.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= maxDepth) return '[deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date || value instanceof URL)
    return redactText(String(value instanceof Date ? value.toJSON() : value));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    copy[name] = isSecret(name, member) ? removed : redact(member, depth + 1);
  }
  return copy;
}

function isSecret(name: string, value: unknown): boolean {
  if (value === undefined || value === null || !secretName.test(name)) return false;
  if (name.toLowerCase() !== 'code') return true;
  return !(typeof value === 'number' || (typeof value === 'string' && businessCode.test(value)));
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause, ...members } = error as Error & Record<string, unknown>;
  return {
    type: name,
    message: redactText(message),
    stack: stack === undefined ? undefined : redactText(stack),
    ...(redact(members, depth + 1) as Record<string, unknown>),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
  };
}
