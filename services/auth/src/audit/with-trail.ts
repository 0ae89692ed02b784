import { type AuditAct, type AuditActor, newAuditEntry } from '@eshop/kit/audit';
import { DomainError } from '@eshop/kit/errors';
import type { Context } from '../context.ts';

/**
 * Does `work`, which the trail tells of. Cognito takes part in no transaction, so the entry is written before and its outcome
 * after: nothing is done without a trace, and an act whose end nobody noted stays `begun`.
 * @throws 503, without having begun, while the trail can't be written
 */
export async function withTrail<Result>(
  { audit, logger, now }: Pick<Context, 'audit' | 'logger' | 'now'>,
  actor: AuditActor,
  act: AuditAct,
  work: () => Promise<Result>,
): Promise<Result> {
  const entry = newAuditEntry('auth', actor, act, now());
  await audit.begin(entry);
  const noteEnd = (outcome: 'done' | 'refused' | 'failed') =>
    audit.end(entry.id, outcome).catch((error: unknown) => {
      logger.warn({ err: error, entryId: entry.id, outcome }, 'how an act ended could not be noted');
    });
  try {
    const result = await work();
    await noteEnd('done');
    return result;
  } catch (error) {
    await noteEnd(error instanceof DomainError && error.problem.status < 500 ? 'refused' : 'failed');
    throw error;
  }
}
