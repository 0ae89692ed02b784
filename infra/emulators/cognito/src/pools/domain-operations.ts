import { z } from 'zod';
import { requirePool } from '../context.ts';
import { invalidParameter, resourceNotFound } from '../errors.ts';
import { member, operation } from '../operation.ts';

const domainName = z
  .string()
  .max(63)
  .regex(/^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/);

/** CreateUserPoolDomain, DescribeUserPoolDomain and DeleteUserPoolDomain. */
export const domainOperations = [
  operation({
    name: 'CreateUserPoolDomain',
    access: 'iam',
    input: z.object({ UserPoolId: member.poolId, Domain: domainName }),
    run(context, input) {
      const pool = requirePool(context, input.UserPoolId);
      const { domains } = context.database;
      if (domains.get(input.Domain))
        throw invalidParameter('Domain already associated with another user pool.');
      if ([...domains.values()].some(({ poolId }) => poolId === pool.id)) {
        throw invalidParameter('User pool already has a domain configured.');
      }
      domains.put(input.Domain, { domain: input.Domain, poolId: pool.id });
      return {};
    },
  }),
  operation({
    name: 'DescribeUserPoolDomain',
    access: 'iam',
    input: z.object({ Domain: domainName }),
    run(context, input) {
      const domain = context.database.domains.get(input.Domain);
      if (!domain) return { DomainDescription: {} };
      return { DomainDescription: { Domain: domain.domain, UserPoolId: domain.poolId, Status: 'ACTIVE' } };
    },
  }),
  operation({
    name: 'DeleteUserPoolDomain',
    access: 'iam',
    input: z.object({ UserPoolId: member.poolId, Domain: domainName }),
    run(context, input) {
      const domain = context.database.domains.get(input.Domain);
      if (domain?.poolId !== requirePool(context, input.UserPoolId).id) {
        throw resourceNotFound(`Domain ${input.Domain} does not exist.`);
      }
      context.database.domains.delete(input.Domain);
      return {};
    },
  }),
];
