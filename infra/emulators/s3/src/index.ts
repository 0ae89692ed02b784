export type { AccessKeys } from './signature-v4/index.ts';
export { type S3Emulator, type S3EmulatorOptions, startS3Emulator } from './start-s3-emulator.ts';
