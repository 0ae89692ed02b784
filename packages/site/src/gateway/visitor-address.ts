import 'server-only';
import { headers } from 'next/headers';

/** Where the visitor is, as the site was told: the shop's limits count visitors and not the site. */
export const visitorAddress = async (): Promise<string | undefined> =>
  (await headers()).get('x-forwarded-for') ?? undefined;
