export type { Caller, TokenVerifier } from './caller.ts';
export { newCaller } from './caller.ts';
