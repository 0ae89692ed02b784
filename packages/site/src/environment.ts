import { z } from 'zod';

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:\/\/[^/?#]+\/?$/.test(text),
    'must be http(s)://host or http(s)://host:port',
  )
  .transform((text) => new URL(text).origin);

/** Every variable that a site reads, beside the server's own PORT and HOSTNAME. */
export const environment = z.object({
  /** Where the gateway answers; the one thing that the site talks to. */
  GATEWAY_URL: origin.default('http://127.0.0.1:2000'),
  /** The site's own public origin, for canonical links, the sitemap and pictures of shared links. */
  SITE_URL: origin.default('http://127.0.0.1:3000'),
  /** On one machine there is no mailbox: where the user pool's stand-in shows the codes it would have mailed. */
  LOCAL_MAILBOX_URL: z.url().optional(),
});
