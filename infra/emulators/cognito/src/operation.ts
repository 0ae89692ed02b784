import { z } from 'zod';
import type { Context } from './context.ts';
import { invalidParameter } from './errors.ts';

/** One call of the service: `iam` ones need a SigV4 signature, `public` ones carry their own proof or need none. */
export interface Operation {
  readonly name: string;
  readonly access: 'iam' | 'public';
  run(context: Context, body: unknown): Promise<object>;
}

/** Describes an operation; a body that does not fit `input` is an InvalidParameterException naming each fault. */
export function operation<Input extends z.ZodType>(definition: {
  name: string;
  access: Operation['access'];
  input: Input;
  run: (context: Context, input: z.output<Input>) => object | Promise<object>;
}): Operation {
  return {
    name: definition.name,
    access: definition.access,
    async run(context, body) {
      const parsed = definition.input.safeParse(body);
      if (!parsed.success) throw invalidParameter(describe(parsed.error.issues));
      return definition.run(context, parsed.data);
    },
  };
}

function describe(issues: readonly z.core.$ZodIssue[]): string {
  const faults = issues
    .slice(0, 10)
    .map(({ path, message }) => `Value at '${path.join('.')}' failed to satisfy constraint: ${message}`);
  return `${issues.length} validation error${issues.length === 1 ? '' : 's'} detected: ${faults.join('; ')}`;
}

/** Members that many operations share, with the bounds of the API reference. */
export const member = {
  poolId: z
    .string()
    .max(55)
    .regex(/^[\w-]+_[0-9a-zA-Z]+$/),
  clientId: z
    .string()
    .min(1)
    .max(128)
    .regex(/^[\w+]+$/),
  name: z.string().min(1).max(128),
  username: z
    .string()
    .min(1)
    .max(128)
    .regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u),
  password: z.string().min(1).max(256),
  code: z.string().min(1).max(2048).regex(/^\S+$/),
  accessToken: z
    .string()
    .max(8192)
    .regex(/^[\w=.-]+$/),
  secretHash: z.string().min(1).max(128).optional(),
  groupName: z
    .string()
    .min(1)
    .max(128)
    .regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u),
  attributes: z
    .array(z.object({ Name: z.string().min(1).max(32), Value: z.string().max(2048).default('') }))
    .max(60),
  page: (most: number) => z.number().int().min(0).max(most).optional(),
  token: z.string().min(1).max(2048).optional(),
} as const;
