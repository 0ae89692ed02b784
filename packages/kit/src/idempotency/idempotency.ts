import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  DomainError,
  idempotencyKeyReused,
  type ProblemKind,
  refusal,
  requestInProgress,
  unavailable,
} from '../errors/index.ts';
import type { HandlerRequest, Reply } from '../http/index.ts';

/** A request that carries an Idempotency-Key, as the store sees it. Keys belong to the caller and the route. */
export type KeyedRequest = {
  readonly caller: string;
  readonly route: string;
  readonly key: string;
  /** sha256 over parameters, body and file. */
  readonly requestHash: string;
  /** Marks this very run: only the run that holds the key may remember an answer. */
  readonly owner: string;
};

export type StoredAnswer = { readonly status: number; readonly body: unknown };

export type Begun =
  | { readonly state: 'new' }
  | { readonly state: 'answered'; readonly answer: StoredAnswer }
  | { readonly state: 'running' }
  | { readonly state: 'other-request' };

/**
 * How long a key is held for a run that tells nothing of itself. A client that repeats a request whose process died waits for no
 * longer; a run that goes on says so well before.
 */
export const leaseMilliseconds = 6_000;
const renewMilliseconds = leaseMilliseconds / 3;

/** This run was thought dead and another one has its key: nothing may be committed. Repeating it gives the other one's answer. */
export const lostKey = (): Error => unavailable('the answer to the same request');

/** Keeps the first answers; `Tx` is what the service's store writes its business change with. */
export type IdempotencyStore<Tx> = {
  /** Takes the key for this run, or says what stands in the way. A run that died holds it for a short lease only. */
  begin(request: KeyedRequest): Promise<Begun>;
  /** The run goes on: its lease begins anew. */
  renew(request: KeyedRequest): Promise<void>;
  /** Writes the answer with the business change. Throws when the run has lost the key, so that nothing is done twice. */
  remember(tx: Tx, request: KeyedRequest, answer: StoredAnswer): Promise<void>;
  /** Writes an answer that changed nothing (a refusal). */
  rememberAlone(request: KeyedRequest, answer: StoredAnswer): Promise<void>;
  /** The run failed without an answer worth keeping: the key is free again. */
  forget(request: KeyedRequest): Promise<void>;
};

/** Writes the answer inside the business transaction; does nothing for a request without a key. */
export type Remember<Tx> = (tx: Tx, answer: StoredAnswer) => Promise<void>;

/**
 * Runs `work` once per Idempotency-Key: a repeat gets the first answer again, refusals included. `work` calls `remember`
 * inside its transaction, so that the change and its answer commit together. Without a key it simply runs.
 */
export async function idempotently<Tx>(
  store: IdempotencyStore<Tx>,
  request: Pick<HandlerRequest, 'caller' | 'endpoint' | 'idempotencyKey' | 'bodyHash'>,
  work: (remember: Remember<Tx>) => Promise<Reply>,
): Promise<Reply> {
  if (!request.idempotencyKey) return work(async () => undefined);
  const keyed: KeyedRequest = {
    caller: request.caller?.userId ?? 'guest',
    route: request.endpoint.name,
    key: request.idempotencyKey,
    requestHash: request.bodyHash,
    owner: randomUUID(),
  };
  const begun = await store.begin(keyed);
  switch (begun.state) {
    case 'answered':
      return replay(begun.answer);
    case 'running':
      throw requestInProgress();
    case 'other-request':
      throw idempotencyKeyReused();
    case 'new':
      return run(store, keyed, work);
  }
}

async function run<Tx>(
  store: IdempotencyStore<Tx>,
  keyed: KeyedRequest,
  work: (remember: Remember<Tx>) => Promise<Reply>,
): Promise<Reply> {
  let remembered = false;
  const over = new AbortController();
  void keepKey(store, keyed, over.signal);
  try {
    const reply = await work(async (tx, answer) => {
      await store.remember(tx, keyed, answer);
      remembered = true;
    });
    if (!remembered) await store.rememberAlone(keyed, { status: reply.status ?? 200, body: reply.body });
    return reply;
  } catch (error) {
    if (error instanceof DomainError && isLastingRefusal(error.problem.status)) {
      await store.rememberAlone(keyed, toKept(error));
    } else {
      await store.forget(keyed);
    }
    throw error;
  } finally {
    over.abort();
  }
}

/** Renews the lease for as long as the run takes; when that fails, the run may lose its key and says so by itself. */
async function keepKey<Tx>(
  store: IdempotencyStore<Tx>,
  keyed: KeyedRequest,
  over: AbortSignal,
): Promise<void> {
  const pause = { signal: over, ref: false };
  for (;;) {
    await wait(renewMilliseconds, undefined, pause).catch(() => undefined);
    if (over.aborted) return;
    await store.renew(keyed).catch(() => undefined);
  }
}

/** Refusals of the business are answers; a missing right, an overload or a fault is not. */
const isLastingRefusal = (status: number): boolean => [404, 409, 412, 422].includes(status);

type KeptRefusal = {
  readonly refused: {
    readonly problem: ProblemKind;
    readonly detail: string;
    readonly extra: DomainError['extra'] | null;
  };
};

function toKept(error: DomainError): StoredAnswer {
  const kept: KeptRefusal = {
    refused: { problem: error.problem, detail: error.message, extra: error.extra ?? null },
  };
  return { status: error.problem.status, body: kept };
}

/** A refusal is thrown again, so that its answer is made like the first one, with the new request's id. */
function replay(answer: StoredAnswer): Reply {
  if (answer.status < 400) return { status: answer.status, body: answer.body };
  const { refused } = answer.body as KeptRefusal;
  throw refusal(refused.problem, refused.detail, refused.extra ? { extra: refused.extra } : {});
}
