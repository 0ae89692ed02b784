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
  /** For so long connections are kept on which nothing happens: longer than a load balancer before the site keeps them. */
  IDLE_CONNECTION_SECONDS: z.coerce.number().int().min(1).max(86_400).default(65),
  /** On one machine there is no mailbox: where the user pool's stand-in shows the codes it would have mailed. */
  LOCAL_MAILBOX_URL: z.url().optional(),
  /** Records the requests of browsers as spans. */
  OTEL_ENABLED: z.stringbool().default(false),
  /** A collector that takes OTLP over HTTP; spans go to `/v1/traces` below it. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().default('http://127.0.0.1:4318'),
  /** The share of browsers' requests that is recorded, here and in all services behind. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** Whether pages are recorded too, or only what may change something. */
  TRACE_READS: z.stringbool().default(true),
});

/** The site's settings. */
export type Config = z.output<typeof environment>;

/**
 * Reads the environment.
 * @throws Error that names every faulty variable at once
 */
export function readEnvironment(given: NodeJS.ProcessEnv = process.env): Config {
  const read = environment.safeParse(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
  );
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new Error(`The site can't start: ${faults.join('; ')}`);
}
