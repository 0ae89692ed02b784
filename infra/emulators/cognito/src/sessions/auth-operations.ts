import { z } from 'zod';
import { requireClient } from '../context.ts';
import { invalidParameter } from '../errors.ts';
import { member, operation } from '../operation.ts';
import { answerNewPassword } from './answer-challenge.ts';
import { authenticate } from './auth-flows.ts';

const parameters = z.record(z.string().max(131), z.string().max(8192)).default({});
const authInput = z.object({
  ClientId: member.clientId,
  AuthFlow: z.string().max(64),
  AuthParameters: parameters,
});
const challengeInput = z.object({
  ClientId: member.clientId,
  ChallengeName: z.string().max(64),
  Session: z.string().min(20).max(2048).optional(),
  ChallengeResponses: parameters,
});

function checkChallenge(name: string): void {
  if (name !== 'NEW_PASSWORD_REQUIRED') throw invalidParameter(`The challenge ${name} is not emulated.`);
}

/** InitiateAuth, AdminInitiateAuth, RespondToAuthChallenge and AdminRespondToAuthChallenge. */
export const authOperations = [
  operation({
    name: 'InitiateAuth',
    access: 'public',
    input: authInput,
    async run(context, input) {
      const { client, pool } = requireClient(context, input.ClientId);
      if (input.AuthFlow.startsWith('ADMIN_')) {
        throw invalidParameter('Initiate Auth method not supported.');
      }
      return authenticate(context, client, pool, { flow: input.AuthFlow, parameters: input.AuthParameters });
    },
  }),
  operation({
    name: 'AdminInitiateAuth',
    access: 'iam',
    input: authInput.extend({ UserPoolId: member.poolId }),
    async run(context, input) {
      const { client, pool } = requireClient(context, input.ClientId, input.UserPoolId);
      return authenticate(context, client, pool, { flow: input.AuthFlow, parameters: input.AuthParameters });
    },
  }),
  operation({
    name: 'RespondToAuthChallenge',
    access: 'public',
    input: challengeInput,
    async run(context, input) {
      checkChallenge(input.ChallengeName);
      const { client, pool } = requireClient(context, input.ClientId);
      return answerNewPassword(context, client, pool, {
        session: input.Session,
        responses: input.ChallengeResponses,
      });
    },
  }),
  operation({
    name: 'AdminRespondToAuthChallenge',
    access: 'iam',
    input: challengeInput.extend({ UserPoolId: member.poolId }),
    async run(context, input) {
      checkChallenge(input.ChallengeName);
      const { client, pool } = requireClient(context, input.ClientId, input.UserPoolId);
      return answerNewPassword(context, client, pool, {
        session: input.Session,
        responses: input.ChallengeResponses,
      });
    },
  }),
];
