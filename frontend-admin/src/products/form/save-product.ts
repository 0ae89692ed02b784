'use server';

import { createHash } from 'node:crypto';
import { createProduct, type Product, updateProduct } from '@eshop/contracts/api/product';
import { refusedBecause, typedIn } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { productFormText } from '@text/product-form';
import { requireStaff } from '@/session/staff.ts';
import { baseIn } from './base-in.ts';
import { differingFields, draftIn, draftOf } from './draft.ts';
import { changeOf, readDraft } from './read-draft.ts';
import { readFresh } from './read-fresh.ts';
import { refusedSave } from './refused-save.ts';
import type { Base, SaveState, Theirs } from './save-state.ts';

/** Puts a new product on sale; the same form sent twice makes one. */
export async function createFromForm(_: SaveState, form: FormData): Promise<SaveState> {
  await requireStaff('admin');
  const read = readDraft(draftIn(form));
  if ('errors' in read) return refusedBecause(form, read.errors);
  const idempotencyKey = createHash('sha256')
    .update(typed(form, 'key') + JSON.stringify(read.product))
    .digest('base64url');
  try {
    const { id } = await callAsVisitor(createProduct, { body: read.product, idempotencyKey });
    await leaveNotice({ tone: 'good', text: productFormText.created });
    return { status: 'done', errors: {}, values: {}, createdId: id };
  } catch (error) {
    return refusedSave(error, form);
  }
}

const maxTries = 4;

/**
 * Saves what was changed of a product. When it was saved elsewhere meanwhile, but none of these fields (a picture was
 * added), it is saved on top of that; else nothing is, and the form is told what the other saved.
 */
export async function saveFromForm(_: SaveState, form: FormData): Promise<SaveState> {
  await requireStaff('admin');
  const mine = draftIn(form);
  const read = readDraft(mine);
  if ('errors' in read) return refusedBecause(form, read.errors);
  const id = typed(form, 'id');
  const base = baseIn(form);
  let { version } = base;
  try {
    for (let tries = 1; ; tries++) {
      const saved = await change(id, version, changeOf(read.product));
      if (saved) return done(saved);
      const current = await readFresh(id, mine.sku);
      const theirs: Theirs = {
        version: current.version,
        draft: draftOf(current),
        archived: current.archived,
      };
      if (!theirs.archived && differingFields(theirs.draft, mine).length === 0) return done(current);
      if (theirs.archived || differingFields(base.draft, theirs.draft).length > 0 || tries >= maxTries)
        return { status: 'refused', errors: {}, values: typedIn(form), theirs };
      version = current.version;
    }
  } catch (error) {
    return refusedSave(error, form);
  }
}

/** The product as it was saved; null when another version came first. */
async function change(
  id: string,
  version: number,
  body: ReturnType<typeof changeOf>,
): Promise<Product | null> {
  try {
    return await callAsVisitor(updateProduct, { params: { id }, body, ifMatch: `"${version}"` });
  } catch (error) {
    if (isProblem(error, 'VERSION_CONFLICT')) return null;
    throw error;
  }
}

function done(product: Product): SaveState {
  const saved: Base = { version: product.version, draft: draftOf(product) };
  return { status: 'done', message: productFormText.saved, errors: {}, values: {}, saved };
}
