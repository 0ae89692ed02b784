import { isDeepStrictEqual } from 'node:util';
import type { AuditAction, AuditEntry, AuditOutcome, AuditSubjectType } from '@eshop/contracts/api/audit';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../auth/caller.ts';
import { currentTrace } from '../logging/index.ts';

/** Members of a thing before or after an act; money as money, nothing secret, of people no more than is needed. */
export type AuditState = Readonly<Record<string, unknown>>;

/** What a member of staff did. Both states may be whole: only the members that differ are kept. */
export type AuditAct = {
  readonly action: AuditAction;
  readonly subject: { readonly type: AuditSubjectType; readonly id: string; readonly label?: string };
  readonly before: AuditState | null;
  readonly after: AuditState | null;
  readonly reason?: string | null | undefined;
  readonly outcome?: AuditOutcome;
};

/** Who acts. */
export type AuditActor = Pick<Caller, 'userId' | 'roles'>;

/** Whether somebody acts as staff: only such acts are kept. */
export const isStaff = ({ roles }: Pick<AuditActor, 'roles'>): boolean =>
  roles.includes('admin') || roles.includes('warehouse');

/** The entry that tells of an act, in the request at hand. Its id holds the time, so ids sort as the acts came. */
export function newAuditEntry(
  service: string,
  actor: AuditActor,
  act: AuditAct,
  now = new Date(),
): AuditEntry {
  const { action, subject, reason, outcome } = act;
  return {
    id: uuidv7({ msecs: now.getTime() }),
    at: now.toISOString(),
    service,
    action,
    actor: { id: actor.userId, roles: [...actor.roles] },
    subject,
    ...changed(act.before, act.after),
    ...(reason && { reason }),
    requestId: currentTrace()?.requestId ?? 'none',
    ...(outcome && { outcome }),
  };
}

/** Of two states the members that differ; of one alone all that it has. */
function changed(before: AuditState | null, after: AuditState | null): Pick<AuditEntry, 'before' | 'after'> {
  if (!before || !after) return { before: before && plain(before), after: after && plain(after) };
  const [was, is] = [plain(before), plain(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const different = names.filter((name) => !isDeepStrictEqual(was[name], is[name]));
  const pick = (state: Record<string, unknown>) =>
    Object.fromEntries(different.filter((name) => name in state).map((name) => [name, state[name]]));
  return { before: pick(was), after: pick(is) };
}

/** As JSON has it: dates as text, without members that are undefined. */
const plain = (state: AuditState): Record<string, unknown> => JSON.parse(JSON.stringify(state));

/** The smallest id that an entry of this moment, or a later one, can have. */
export function firstIdAt(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
