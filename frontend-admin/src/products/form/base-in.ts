import { z } from 'zod';
import { type Draft, draftFields } from './draft.ts';
import type { Base } from './save-state.ts';

const baseSchema = z.object({
  version: z.int().min(1),
  draft: z.object(Object.fromEntries(draftFields.map((field) => [field, z.string()]))),
});

/** The product that a form began with, as the form carries it. @throws ZodError for a form that no page made */
export function baseIn(form: FormData): Base {
  const { version, draft } = baseSchema.parse(JSON.parse(String(form.get('base'))));
  // The schema has each of the fields.
  return { version, draft: draft as Draft };
}
