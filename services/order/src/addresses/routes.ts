import * as endpoints from '@eshop/contracts/api/address-book';
import type { Caller } from '@eshop/kit/auth';
import { createRoutes, etag, parseIfMatch, type Routes, reply } from '@eshop/kit/http';
import { idempotently } from '@eshop/kit/idempotency';
import type { Request } from 'express';
import type { Context } from '../context.ts';
import { addAddress, type Chosen, editAddress, removeAddress } from './edit-addresses.ts';
import { presentAddress, type SavedAddress } from './saved-address.ts';

const tagged = ({ version }: SavedAddress) => ({ headers: { etag: etag(version) } });

/** The caller's own address book. */
export const addressRoutes = (context: Context): Routes =>
  createRoutes(context.http)
    .on(endpoints.listAddresses, async ({ caller }) => ({
      items: (await context.addresses.of(caller.userId)).map(presentAddress),
      nextCursor: null,
    }))
    .on(endpoints.createAddress, (request) =>
      idempotently(context.idempotency, request, async (remember) => {
        const address = await addAddress(context, request.caller.userId, request.body, remember);
        return { status: 201, body: presentAddress(address), ...tagged(address) };
      }),
    )
    .on(endpoints.updateAddress, async (request) => {
      const address = await editAddress(context, chosen(request), request.body);
      return reply(presentAddress(address), tagged(address));
    })
    .on(endpoints.deleteAddress, (request) => removeAddress(context, chosen(request)));

/** Which address a request is about. Only its owner edits it, so the version seen may be left out. */
function chosen(request: { caller: Caller; params: { id: string }; req: Request }): Chosen {
  const { caller, params, req } = request;
  const header = req.headers['if-match'];
  return {
    userId: caller.userId,
    id: params.id,
    seenVersion: header === undefined ? null : parseIfMatch(header),
  };
}
