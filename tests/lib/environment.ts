/**
 * An address or a key of the running shop, as `npm test` and `npm run check:invariants` set it.
 * @throws Error that says how to run the tests when it is missing
 */
export function shopVariable(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run \`npm test -- tests\`, which starts a shop for the tests`);
  return value;
}

/** A number of seconds that the shop was started with. */
export function shopSeconds(name: string): number {
  const seconds = Number(shopVariable(name));
  if (!Number.isFinite(seconds) || seconds <= 0) throw new Error(`${name} is not a number of seconds`);
  return seconds;
}

/** The one origin of the public API. */
export const gatewayUrl = (): string => shopVariable('GATEWAY_URL');

/** The origin of the customer's site. */
export const customerSiteUrl = (): string => shopVariable('CUSTOMER_SITE_URL');

/** The origin of the admin's site. */
export const adminSiteUrl = (): string => shopVariable('ADMIN_SITE_URL');
