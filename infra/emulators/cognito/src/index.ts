export type { Deliver, Message } from './outbox/outbox.ts';
export type { AccessKey } from './signature/verify-signature.ts';
export {
  type CognitoEmulator,
  type CognitoEmulatorOptions,
  startCognitoEmulator,
} from './start-cognito-emulator.ts';
