import { type FormState, idle } from '@eshop/site/forms/form-state.ts';
import type { Draft } from './draft.ts';

/** A product as the shop holds it, while it is being edited. */
export type Base = { readonly version: number; readonly draft: Draft };

/** What somebody else saved meanwhile. */
export type Theirs = Base & { readonly archived: boolean };

/** How saving went. */
export type SaveState = FormState & {
  /** The product as it is now that it was saved. */
  readonly saved?: Base;
  /** The id of the product that was made. */
  readonly createdId?: string;
  /** Somebody else came first: nothing was saved. */
  readonly theirs?: Theirs;
  /** The product that has the SKU already. */
  readonly skuOwnerId?: string;
};

export const notSavedYet: SaveState = idle;
