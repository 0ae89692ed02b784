import type { z } from 'zod';

/** The environment does not fit the schema; the message names every fault, one a line, and shows no value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly { readonly variable: string; readonly message: string }[];

  constructor(faults: readonly { readonly variable: string; readonly message: string }[]) {
    const lines = faults.map(({ variable, message }) => `  ${variable}: ${message}`);
    super(`the environment is not complete:\n${lines.join('\n')}`);
    this.faults = faults;
  }
}

/**
 * Reads the configuration from the environment, once, at start. Empty variables count as missing.
 * @throws {ConfigError} naming every fault at once.
 */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>> = process.env,
): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map((issue) => {
      const variable = String(issue.path[0] ?? 'environment');
      return { variable, message: variable in given ? issue.message : 'is missing' };
    }),
  );
}
