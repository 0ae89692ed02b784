import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { createTokenVerifier } from '@eshop/kit/auth';
import { createLogger } from '@eshop/kit/logging';
import { createMetrics } from '@eshop/kit/metrics';
import { createAuditStore } from './audit/audit-store.ts';
import type { Config } from './config.ts';
import { createDynamoDb } from './dynamo-db.ts';
import { createSessionChecks } from './sessions/check-session.ts';
import { createSignInClient } from './sessions/sign-in-client.ts';
import { createTurns } from './turns/in-turn.ts';
import { createTurnLease } from './turns/turn-lease-store.ts';
import { createCognito, createUserPoolClient } from './users/user-pool-client.ts';

/** Everything that the auth service works with. */
export type Context = ReturnType<typeof createContext>;

/** Builds the context; Cognito is first called by a request. */
export function createContext(config: Config) {
  const logger = createLogger({ service: 'auth', level: config.logLevel });
  const cognito = createCognito();
  const users = createUserPoolClient(cognito, config.userPool.id);
  const now = () => new Date();
  const dynamoDb = createDynamoDb();
  const turns = createTurns();
  const lease = createTurnLease(dynamoDb, config.auditTable, now);
  const sessionChecks = createSessionChecks(users, now);
  return {
    config,
    logger,
    metrics: createMetrics('auth'),
    users,
    sessionChecks,
    audit: createAuditStore(dynamoDb, config.auditTable),
    /** One act at a time of all instances; those of this one wait here, not at the table. */
    inTurn: <Result>(work: () => Promise<Result>): Promise<Result> => turns(() => lease(work)),
    signIns: createSignInClient(cognito, config.userPool),
    http: {
      // This service is the one that others ask, so it asks Cognito.
      tokens: createTokenVerifier(config.tokens, { logger, ask: (token) => sessionChecks.check(token) }),
      checkAnswers: config.http.checkAnswers,
    },
    now,
    /** Answers when Cognito does. */
    async ping(): Promise<void> {
      await cognito.send(new DescribeUserPoolCommand({ UserPoolId: config.userPool.id }));
    },
    close() {
      cognito.destroy();
      dynamoDb.destroy();
    },
  };
}
