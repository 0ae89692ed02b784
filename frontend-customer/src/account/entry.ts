/** A page of the way into the shop, and on to where one wanted to go. */
export const entryPath = (
  page: '/sign-in' | '/sign-up' | '/confirm' | '/forgot-password' | '/reset-password',
  next: string,
): string => (next === '/' ? page : `${page}?next=${encodeURIComponent(next)}`);
