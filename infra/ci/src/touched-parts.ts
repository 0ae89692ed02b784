import { type BuiltPart, builtParts } from './built-parts.ts';
import { tagOf } from './tag.ts';

/** A part to build, as a job of a workflow takes it. */
export type PartToBuild = Omit<BuiltPart, 'inputs'> & { readonly tag: string };

const withTag = ({ inputs, ...part }: BuiltPart, revision: string): PartToBuild => ({
  ...part,
  tag: tagOf({ inputs, ...part }, revision),
});

/** Every part at a revision, with its tag. */
export const partsAt = (revision: string): PartToBuild[] => builtParts.map((part) => withTag(part, revision));

/** The parts that are another at `head` than at `base`. */
export const touchedParts = (base: string, head: string): PartToBuild[] =>
  builtParts.filter((part) => tagOf(part, base) !== tagOf(part, head)).map((part) => withTag(part, head));
