export { type PubSubEmulator, type PubSubEmulatorOptions, startPubSubEmulator } from './emulator.ts';
