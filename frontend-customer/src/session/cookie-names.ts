/** The site's cookies. None of them can be read by scripts of the page. */
export const cookieNames = {
  /** The access token; services check its signature, so a tampered one is only a bad one. */
  access: 'eshop_access',
  refresh: 'eshop_refresh',
  /** Whom the header greets: for show only, nothing is allowed by it. */
  person: 'eshop_person',
  /** The guest's cart. */
  cart: 'eshop_cart',
  /** Vehicles chosen to be compared. */
  compare: 'eshop_compare',
  /** `light` or `dark`; absent: as the system says. */
  theme: 'eshop_theme',
  /** The e-mail address typed last while signing up or in, kept from one page to the next. */
  email: 'eshop_email',
  /** Where the visitor last asked delivery to. */
  zip: 'eshop_zip',
  /** What one page tells the next, once. */
  notice: 'eshop_notice',
} as const;
