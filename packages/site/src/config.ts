import 'server-only';
import { type Config, readEnvironment } from './environment.ts';

let current: Config | undefined;

/** The settings of this process, read once. */
export const config = (): Config => {
  current ??= readEnvironment();
  return current;
};

/** Cookies travel over TLS alone wherever the site has it. */
export const isSecure = (): boolean => config().SITE_URL.startsWith('https:');
