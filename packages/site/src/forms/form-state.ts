import { formText } from '#text/forms.ts';
import { GatewayProblem, isPassing } from '../gateway/gateway-problem.ts';

/** What an action gives back to its form: how it went, what is wrong where, and what was typed. */
export type FormState = {
  readonly status: 'idle' | 'refused' | 'done';
  /** For the whole form. */
  readonly message?: string;
  /** By the name of the field. */
  readonly errors: Readonly<Record<string, string>>;
  /** What was typed, by the name of the field, to be shown again; passwords and files are never among it. */
  readonly values: Readonly<Record<string, string>>;
};

export const idle: FormState = { status: 'idle', errors: {}, values: {} };

const isSecret = (name: string) => name === 'code' || /password/i.test(name);

/** The words typed into a form, without secrets, files and React's own fields. */
export function typedIn(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('$') && !isSecret(name)) values[name] = value;
  }
  return values;
}

/** A form that the site itself refuses, before the shop is asked. */
export const refusedBecause = (
  form: FormData,
  errors: Record<string, string>,
  message?: string,
): FormState => ({
  status: 'refused',
  message: message ?? formText.problems.VALIDATION_FAILED ?? '',
  errors,
  values: typedIn(form),
});

/**
 * What to show when a call failed: each faulty field by its name (the last part of the shop's path), the rest above
 * the form.
 * @throws the error itself when it is none of the shop's answers
 */
export function refusedBy(error: unknown, form: FormData): FormState {
  const values = typedIn(form);
  if (error instanceof GatewayProblem && !isPassing(error)) {
    const { code, detail, title, errors = [] } = error.problem;
    const fields = errors.map(
      ({ path, message }) => [path.split('.').at(-1) ?? path, forPeople(message)] as const,
    );
    return {
      status: 'refused',
      message: formText.problems[code] ?? detail ?? title,
      errors: Object.fromEntries(fields.toReversed()),
      values,
    };
  }
  if (!isPassing(error)) throw error;
  const limited = error instanceof GatewayProblem && error.status === 429;
  const message = limited ? formText.tooMany(error.retryAfterSeconds ?? 60) : formText.away;
  return { status: 'refused', message, errors: {}, values };
}

/** The shop says "must be a zip code": as a sentence of its own it begins with a capital. */
export const forPeople = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);
