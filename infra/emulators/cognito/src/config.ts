import { z } from 'zod';
import { createMailer } from './outbox/mailer.ts';
import type { CognitoEmulatorOptions } from './start-cognito-emulator.ts';

/** Every variable that the emulator reads. */
export const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(2122),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtp$/ }).optional(),
  AWS_REGION: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .default('eu-central-1'),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
});

/** The options from the environment; throws an error that names every faulty variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): CognitoEmulatorOptions {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`Faulty configuration:\n${z.prettifyError(parsed.error)}`);
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, SMTP_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } =
    parsed.data;
  return {
    port: PORT,
    host: HOST,
    region: AWS_REGION,
    accessKeys: [{ accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY }],
    ...(DATA_DIR === undefined ? {} : { dataDir: DATA_DIR }),
    ...(SMTP_URL === undefined ? {} : { deliver: createMailer(SMTP_URL) }),
    ...(PUBLIC_URL === undefined ? {} : { publicUrl: PUBLIC_URL.replace(/\/+$/, '') }),
  };
}
