/** What every audited page must reach. */
export const limits = {
  /** Lighthouse's scores, of 100. */
  score: 95,
  /** Largest contentful paint, in seconds, on Lighthouse's slow phone. */
  paintSeconds: 2,
  /** Cumulative layout shift. */
  shift: 0.05,
  /** Scripts of the product's page as they are sent, in units of 1000 bytes. */
  scriptKilobytes: 130,
} as const;
