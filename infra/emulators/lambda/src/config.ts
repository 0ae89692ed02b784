import { z } from 'zod';
import { functionConfigSchema } from './functions/function-config.ts';
import type { LambdaEmulatorOptions } from './start-lambda-emulator.ts';

/** Every variable that the emulator reads. */
export const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(2124),
  HOST: z.string().min(1).default('127.0.0.1'),
  AWS_REGION: z.string().min(1).default('eu-central-1'),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  FUNCTIONS: z.string().transform(parseJson).pipe(z.array(functionConfigSchema).min(1)),
});

/** Reads the environment. @throws Error that names every fault at once */
export function readConfig(env: NodeJS.ProcessEnv): LambdaEmulatorOptions {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new Error(`The environment of the Lambda emulator is not right:\n${z.prettifyError(parsed.error)}`);
  }
  const { PORT, HOST, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, FUNCTIONS } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    region: AWS_REGION,
    functions: FUNCTIONS,
    accessKeys: { [AWS_ACCESS_KEY_ID]: AWS_SECRET_ACCESS_KEY },
  };
}

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('has to be JSON');
    return z.NEVER;
  }
}
