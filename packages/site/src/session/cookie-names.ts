/**
 * Browsers keep the cookies of all ports of a host together, so each site's begin with its own word. It is written into
 * the build (`env` in the site's next.config.ts).
 */
const prefix = process.env.COOKIE_PREFIX ?? 'eshop';

/** The site's cookies. None of them can be read by scripts of the page. */
export const cookieNames = {
  /** The access token; services check its signature, so a tampered one is only a bad one. */
  access: `${prefix}_access`,
  refresh: `${prefix}_refresh`,
  /** Whom the header greets: for show only, nothing is allowed by it. */
  person: `${prefix}_person`,
  /** The guest's cart. */
  cart: `${prefix}_cart`,
  /** Vehicles chosen to be compared. */
  compare: `${prefix}_compare`,
  /** `light` or `dark`; absent: as the system says. */
  theme: `${prefix}_theme`,
  /** The e-mail address typed last while signing up or in, kept from one page to the next. */
  email: `${prefix}_email`,
  /** Where the visitor last asked delivery to. */
  zip: `${prefix}_zip`,
  /** What one page tells the next, once. */
  notice: `${prefix}_notice`,
} as const;
