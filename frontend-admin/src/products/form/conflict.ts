import { type Draft, differingFields, type EditableField, isSame } from './draft.ts';

/** Whose value of a field. */
export type Side = 'theirs' | 'mine';

/** A field of which there are two values now, who changed it, and whose is proposed. */
export type ConflictRow = {
  readonly field: EditableField;
  readonly changedBy: 'both' | 'them' | 'you';
  readonly preset: Side;
};

/** The fields in which two versions of a product differ, both made from the same one before. */
export const sidesOf = (base: Draft, mine: Draft, theirs: Draft): ConflictRow[] =>
  differingFields(mine, theirs).map((field) => {
    const byThem = !isSame(field, base[field], theirs[field]);
    const byMe = !isSame(field, base[field], mine[field]);
    const changedBy = byThem && byMe ? 'both' : byThem ? 'them' : 'you';
    return { field, changedBy, preset: changedBy === 'them' ? 'theirs' : 'mine' };
  });

/** What was typed, with the other's value where it was chosen. */
export function chosenDraft(mine: Draft, theirs: Draft, sides: Partial<Record<EditableField, Side>>): Draft {
  const taken = Object.entries(sides).filter(([, side]) => side === 'theirs');
  return {
    ...mine,
    ...Object.fromEntries(taken.map(([field]) => [field, theirs[field as EditableField]])),
  };
}
