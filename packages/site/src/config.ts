import 'server-only';
import type { z } from 'zod';
import { environment } from './environment.ts';

/** The site's settings. */
export type Config = z.output<typeof environment>;

/**
 * Reads the environment.
 * @throws Error that names every faulty variable at once
 */
export function readConfig(given: NodeJS.ProcessEnv = process.env): Config {
  const read = environment.safeParse(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
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
