import { createHash } from 'node:crypto';

/** The idempotency key of what a form asks for: the same form sent twice does it once, a corrected one is another. */
export const formKey = (key: string, asked: object): string =>
  createHash('sha256')
    .update(key + JSON.stringify(asked))
    .digest('base64url');
