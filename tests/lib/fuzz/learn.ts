import type { Endpoint } from '@eshop/contracts/endpoint';
import type { Facts, Known } from './known.ts';
import { idOfAnswer, idWithin, nameOf } from './names.ts';

/** What is no thing that others of the shop could miss, and may be used wherever it was seen. */
const harmless = new Set(['sku', 'quoteId', 'cartToken', 'refreshToken', 'nextCursor']);
/** What tells the state of a thing. */
const states = ['status', 'archived', 'disabled'] as const;

/** A good answer, with the thing that the request’s path named. */
type Answered = {
  readonly endpoint: Endpoint;
  readonly answer?: unknown;
  readonly target?: string | undefined;
};

/**
 * Notes for a visitor what a good answer shows of the things that this run has made. Those that others have made must not
 * be changed, since tests beside this one need them: they are not even noted.
 */
export function learn({ endpoint, answer, target }: Answered, known: Known, facts: Facts): void {
  change({ endpoint, answer, target }, facts);
  const hear = (member: string, text: string): void => {
    if (member !== 'id' && (harmless.has(member) || facts.has(text)))
      known.note(nameOf(member, endpoint.path), text);
  };
  const see = (value: unknown, name: string, of?: string): void => {
    if (Array.isArray(value)) for (const each of value) see(each, name, of);
    if (!isObject(value)) return;
    const id = typeof value.id === 'string' ? value.id : undefined;
    if (id !== undefined && facts.has(id)) {
      known.note(name, id);
      facts.set(id, { ...facts.get(id), ...factOf(value, of) });
    }
    for (const [member, inner] of Object.entries(value)) {
      if (typeof inner === 'string') hear(member, inner);
      else see(inner, isSame(member) ? name : idWithin(member), id ?? of);
    }
  };
  see(answer, idOfAnswer(endpoint));
}

/** A thing that is new, or gone. */
function change({ endpoint, answer, target }: Answered, facts: Facts): void {
  const fact = target === undefined ? undefined : facts.get(target);
  if (endpoint.method === 'delete' && endpoint.status === 204 && target !== undefined && fact)
    facts.set(target, { ...fact, state: 'deleted', version: (fact.version ?? 0) + 1 });
  if (endpoint.status === 201 && isObject(answer) && typeof answer.id === 'string')
    facts.set(answer.id, target === undefined ? {} : { of: target });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of a page, and the categories below a category, are what the answer is about. */
const isSame = (member: string) => member === 'items' || member === 'children';

const factOf = (value: Record<string, unknown>, of: string | undefined) => ({
  state: states
    .filter((name) => name in value)
    .map((name) => String(value[name]))
    .join(),
  ...(typeof value.version === 'number' ? { version: value.version } : {}),
  ...(of === undefined ? {} : { of }),
});
