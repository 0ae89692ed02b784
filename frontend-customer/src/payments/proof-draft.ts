import 'server-only';
import { type FormState, idle } from '@eshop/site/forms/form-state.ts';
import { droppedCookie, newCookie } from '@eshop/site/session/session-cookies.ts';
import { cookies } from 'next/headers';
import { z } from 'zod';

const cookieName = 'eshop_proof';
const lifeSeconds = 120;
const fields = z.record(z.string(), z.string());
const draftSchema = z.object({
  orderId: z.string(),
  message: z.string(),
  errors: fields,
  values: fields,
});

/** As much of a form as a cookie can carry. */
const longest = 1_200;

/** Keeps what was typed beside a refused proof for the page that is shown next: without scripts it is a new one. */
export async function keepProofDraft(
  orderId: string,
  { message = '', errors, values }: FormState,
): Promise<void> {
  const short = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.slice(0, longest)]),
  );
  const text = JSON.stringify({ orderId, message, errors, values: short });
  (await cookies()).set(newCookie(cookieName, Buffer.from(text).toString('base64url'), lifeSeconds));
}

/** Forgets it. Only in actions and route handlers. */
export const dropProofDraft = async (): Promise<void> => {
  (await cookies()).set(droppedCookie(cookieName));
};

/** The state that the form of this order's proof begins with. */
export async function proofDraft(orderId: string): Promise<FormState> {
  const value = (await cookies()).get(cookieName)?.value;
  if (!value) return idle;
  try {
    const draft = draftSchema.parse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')));
    if (draft.orderId !== orderId) return idle;
    return { status: 'refused', message: draft.message, errors: draft.errors, values: draft.values };
  } catch {
    return idle;
  }
}
