import 'server-only';
import { z } from 'zod';

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:\/\/[^/?#]+\/?$/.test(text),
    'must be http(s)://host or http(s)://host:port',
  )
  .transform((text) => new URL(text).origin);

const environmentSchema = z.object({
  /** Where the gateway answers; the one thing that the site talks to. */
  GATEWAY_URL: origin.default('http://127.0.0.1:2000'),
  /** The site's own public origin, for canonical links, the sitemap and pictures of shared links. */
  SITE_URL: origin.default('http://127.0.0.1:3000'),
  /** On one machine there is no mailbox: where the user pool's stand-in shows the codes it would have mailed. */
  LOCAL_MAILBOX_URL: z.url().optional(),
});

/** The site's settings. */
export type Config = z.output<typeof environmentSchema>;

/**
 * Reads the environment.
 * @throws Error that names every faulty variable at once
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const read = environmentSchema.safeParse(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
  );
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new Error(`The site can't start: ${faults.join('; ')}`);
}

let current: Config | undefined;

/** The settings of this process, read once. */
export const config = (): Config => {
  current ??= readConfig();
  return current;
};

/** Cookies travel over TLS alone wherever the site has it. */
export const isSecure = (): boolean => config().SITE_URL.startsWith('https:');
