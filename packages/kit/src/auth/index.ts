export type { AskAuth } from './ask-auth.ts';
export type { Caller, TokenVerifier } from './caller.ts';
export { newCaller } from './caller.ts';
export type { TokenConfig } from './read-token.ts';
export type { ServiceToken, ServiceTokenConfig } from './service-token.ts';
export { createServiceToken } from './service-token.ts';
export type { TokenVerifierOptions } from './token-verifier.ts';
export { createTokenVerifier } from './token-verifier.ts';
