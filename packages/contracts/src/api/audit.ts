import { z } from 'zod';
import { endpoint, roles } from '../endpoint.ts';
import { idSchema } from '../ids.ts';
import { pageOf, pageQuery } from '../paging.ts';
import { line } from '../text.ts';
import { periodQuery, runsBackwards, runsForwards, timeSchema } from '../time.ts';

/** The services that keep an audit trail of what staff do through them. */
export const auditedServices = [
  'product',
  'order',
  'warehouse',
  'payment',
  'auth',
  'cart',
  'sales-report',
] as const;
export type AuditedService = (typeof auditedServices)[number];

/** What staff can do, as it stands in the trail: the kind of thing and the act. */
export const auditActions = [
  'product.create',
  'product.update',
  'product.archive',
  'product.restore',
  'product.add-image',
  'product.remove-image',
  'product.order-images',
  'category.create',
  'category.update',
  'category.delete',
  'warehouse.create',
  'warehouse.update',
  'warehouse.delete',
  'stock.receive',
  'stock.transfer',
  'stock.adjust',
  'stock.set-threshold',
  'payment.approve',
  'payment.reject',
  'order.ship',
  'order.cancel',
  'order.deliver',
  'user.set-roles',
  'user.disable',
  'user.enable',
  'user.sign-out',
  'dead-letter.replay',
  'dead-letter.discard',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Kinds of things that an act is about. Stock is told of its product. */
export const auditSubjectTypes = [
  'product',
  'category',
  'warehouse',
  'payment',
  'order',
  'user',
  'dead-letter',
] as const;
export type AuditSubjectType = (typeof auditSubjectTypes)[number];

/**
 * How an act ended, where the trail can't share a transaction with it: `begun` was written before, and nothing was heard since.
 * Entries without an outcome were written in the act's own transaction: it was done.
 */
export const auditOutcomes = ['begun', 'done', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** What changed, by member; null where there was nothing before, or is nothing after. */
const changedMembers = z.record(z.string(), z.unknown()).nullable();

/** One act of a member of staff. Entries are never changed and never deleted. */
export const auditEntrySchema = z
  .object({
    id: idSchema,
    at: timeSchema,
    service: z.string(),
    action: z.string().describe(`One of ${auditActions.join(', ')}`),
    actor: z.object({ id: idSchema, roles: z.array(z.enum(roles)) }),
    subject: z.object({
      type: z.string().describe(`One of ${auditSubjectTypes.join(', ')}`),
      id: z.string(),
      label: z.string().optional().describe('What people call it: a name, an order’s number'),
    }),
    before: changedMembers.describe('The changed members as they were; null where it did not exist'),
    after: changedMembers.describe('The changed members as they are now; null where it is gone'),
    reason: z.string().optional().describe('What the actor gave as reason'),
    requestId: z.string(),
    outcome: z.enum(auditOutcomes).optional().describe('Left out where the entry itself proves the act'),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.output<typeof auditEntrySchema>;

/** Filters of a trail; all that are given must fit. */
export const auditQuerySchema = z
  .object({
    ...pageQuery,
    ...periodQuery,
    actorId: idSchema.optional(),
    action: z.enum(auditActions, { error: `must be one of ${auditActions.join(', ')}` }).optional(),
    subjectId: line(100).optional(),
    before: idSchema
      .optional()
      .describe(
        'Only entries older than this one, of whichever service: ids rise with time everywhere, so several trails can be read as one',
      ),
    subjectType: z
      .enum(auditSubjectTypes, { error: `must be one of ${auditSubjectTypes.join(', ')}` })
      .optional(),
  })
  .refine(runsForwards, runsBackwards);
export type AuditQuery = z.output<typeof auditQuerySchema>;

/** The trail of one service, to be spread into its api. */
export const auditOf = (service: AuditedService) => ({
  listAudit: endpoint({
    name: 'listAudit',
    method: 'get',
    path: `/v1/audit/${service}`,
    summary: 'What staff did through this service, newest first',
    access: ['admin'],
    query: auditQuerySchema,
    status: 200,
    answer: pageOf(auditEntrySchema),
  }),
});
