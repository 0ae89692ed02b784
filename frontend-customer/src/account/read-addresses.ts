import 'server-only';
import { listAddresses, type SavedAddress } from '@eshop/contracts/api/address-book';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';

/** All addresses that the visitor keeps: the default one first; null while the shop can't be asked. */
export async function readAddresses(): Promise<SavedAddress[] | null> {
  const page = await unlessAway(callAsVisitor(listAddresses));
  return page?.items ?? null;
}
