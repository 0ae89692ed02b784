export type { FunctionConfig, FunctionConfigInput } from './functions/function-config.ts';
export {
  type LambdaEmulator,
  type LambdaEmulatorOptions,
  startLambdaEmulator,
} from './start-lambda-emulator.ts';
