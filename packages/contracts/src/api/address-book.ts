import { z } from 'zod';
import { addressSchema } from '../address.ts';
import { endpoint } from '../endpoint.ts';
import { idParams, idSchema } from '../ids.ts';
import { pageOf } from '../paging.ts';
import { patchOf } from '../patch.ts';
import { line, text } from '../text.ts';
import { timeSchema } from '../time.ts';
import { versionSchema } from '../whole-number.ts';

/** Most addresses that a customer can keep. */
export const maxSavedAddresses = 20;

const label = line(60);
const isDefault = z.boolean({ error: 'must be true or false' });

/** An address that a customer keeps for later orders. One of them is the default, while there is any. */
export const savedAddressSchema = z
  .object({
    id: idSchema,
    label: label.nullable().describe('What the customer calls it, such as “Home”'),
    ...addressSchema.shape,
    isDefault: z.boolean(),
    version: versionSchema,
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .meta({ id: 'SavedAddress' });
export type SavedAddress = z.output<typeof savedAddressSchema>;

/** An address to keep; `isDefault: true` takes the part over from the default so far, and the first one has it anyway. */
export const createAddressSchema = z.object({
  label: label.nullish(),
  ...addressSchema.shape,
  isDefault: isDefault.default(false),
});
export type CreateAddress = z.output<typeof createAddressSchema>;

/** Changes of a kept address: `label: null` and an empty note remove them. */
export const updateAddressSchema = patchOf({
  label: label.nullable(),
  ...addressSchema.shape,
  note: text(1000).nullable(),
  isDefault,
});
export type UpdateAddress = z.output<typeof updateAddressSchema>;

export const listAddresses = endpoint({
  name: 'listAddresses',
  method: 'get',
  path: '/v1/addresses',
  summary: 'All addresses that the caller keeps: the default one, then the newest',
  access: 'signed-in',
  status: 200,
  answer: pageOf(savedAddressSchema),
});

export const createAddress = endpoint({
  name: 'createAddress',
  method: 'post',
  path: '/v1/addresses',
  summary: `Keep an address; at most ${maxSavedAddresses}`,
  access: 'signed-in',
  body: createAddressSchema,
  status: 201,
  answer: savedAddressSchema,
  refusals: ['ADDRESS_BOOK_FULL'],
  idempotent: true,
});

export const updateAddress = endpoint({
  name: 'updateAddress',
  method: 'patch',
  path: '/v1/addresses/:id',
  summary: 'Change a kept address; an If-Match is heeded when sent',
  access: 'signed-in',
  params: idParams,
  body: updateAddressSchema,
  status: 200,
  answer: savedAddressSchema,
  refusals: ['INVALID_STATE'],
});

export const deleteAddress = endpoint({
  name: 'deleteAddress',
  method: 'delete',
  path: '/v1/addresses/:id',
  summary:
    'Keep an address no longer; the newest other one takes the part of a default. If-Match as for PATCH',
  access: 'signed-in',
  params: idParams,
  status: 204,
});

/** The customer's address book, kept by the order service. */
export const addressBookApi = { listAddresses, createAddress, updateAddress, deleteAddress };
