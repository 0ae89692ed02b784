import { parseArgs } from 'node:util';
import { z } from 'zod';

/** How the command is used. */
export const usage = `Usage: npm run import -- FILE.csv [options]

Loads a catalogue feed (.csv or .csv.gz) into the shop. Known SKUs are left as they are. Safe to run again: an import that
broke off goes on where it was, a complete one changes nothing.

  --dry-run            check every row, send nothing
  --update             change products that are there and differ from the feed
  --url URL            the shop (default: the one that runs here)
  --email, --password  an admin (default: the demo admin)
  --batch N            rows between two checkpoints (default 200)
  --concurrency N      products in work at once (default 8)
`;

/** Wrong use of the command; the message says what is wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked for. */
export type CommandLine = {
  readonly file: string;
  readonly dryRun: boolean;
  readonly update: boolean;
  readonly batch: number;
  readonly concurrency: number;
  readonly url?: string | undefined;
  readonly email?: string | undefined;
  readonly password?: string | undefined;
};

const wholeNumber = (max: number) =>
  z
    .string()
    .regex(/^[1-9]\d*$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().max(max, `must be at most ${max}`));

const optionsSchema = z.object({
  'dry-run': z.boolean().default(false),
  update: z.boolean().default(false),
  batch: wholeNumber(100_000).default(200),
  concurrency: wholeNumber(64).default(8),
  url: z.url({ protocol: /^https?$/, error: 'must be an http address' }).optional(),
  email: z.string().optional(),
  password: z.string().optional(),
});

const known = {
  'dry-run': { type: 'boolean' },
  update: { type: 'boolean' },
  batch: { type: 'string' },
  concurrency: { type: 'string' },
  url: { type: 'string' },
  email: { type: 'string' },
  password: { type: 'string' },
} as const;

/** Reads the arguments. @throws UsageError */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError('Name the file to import.');
  if (more.length > 0) throw new UsageError('One file at a time.');
  const options = optionsSchema.safeParse(values);
  if (!options.success) {
    throw new UsageError(
      options.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`).join('\n'),
    );
  }
  const { 'dry-run': dryRun, ...rest } = options.data;
  return { file, dryRun, ...rest };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
