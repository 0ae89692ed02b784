import { describe, expect, it } from 'vitest';
import { chosenDraft, sidesOf } from './conflict.ts';
import { draftOf } from './draft.ts';
import { aProduct } from './testing/a-product.ts';

const base = draftOf(aProduct());
const mine = { ...base, name: 'Mine', price: '100', colour: 'red' };
const theirs = { ...base, name: 'Theirs', price: '100.00', year: '2022' };

describe('two versions of one product', () => {
  it('differ where the values do, each with who changed it; what only one changed is proposed', () => {
    expect(sidesOf(base, mine, theirs)).toEqual([
      { field: 'name', changedBy: 'both', preset: 'mine' },
      { field: 'year', changedBy: 'them', preset: 'theirs' },
      { field: 'colour', changedBy: 'you', preset: 'mine' },
    ]);
  });

  it('become the one that was chosen, field by field', () => {
    const chosen = chosenDraft(mine, theirs, { name: 'theirs', year: 'theirs', colour: 'mine' });
    expect(chosen).toEqual({ ...mine, name: 'Theirs', year: '2022' });
  });
});
