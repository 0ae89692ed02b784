import { z } from 'zod';
import type { serviceTokenConfigShape } from '../config/index.ts';
import { unavailable } from '../errors/index.ts';

/** The part of a service's configuration that says how it gets its own token. */
export type ServiceTokenConfig = z.output<z.ZodObject<typeof serviceTokenConfigShape>>;

/** Gives the service's own access token; `forget` throws away one that was refused. */
export type ServiceToken = (() => Promise<string>) & { forget(): void };

const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const renewBeforeSeconds = 60;
const timeoutMilliseconds = 3_000;

/**
 * The machine token of a service, got by client credentials with the scope `eshop/service` and kept until a minute
 * before it ends. Callers that ask at the same time share one request; while it can't be renewed, the old one serves to its end.
 * @throws 503 when none can be had.
 */
export function createServiceToken(config: ServiceTokenConfig, now: () => number = Date.now): ServiceToken {
  let held: { token: string; renewAt: number; endsAt: number } | null = null;
  let asking: Promise<string> | null = null;

  async function renew(): Promise<string> {
    try {
      const { access_token: token, expires_in: seconds } = await requestToken(config);
      const margin = Math.min(renewBeforeSeconds, seconds / 2);
      held = { token, renewAt: now() + (seconds - margin) * 1_000, endsAt: now() + seconds * 1_000 };
      return token;
    } catch (error) {
      if (held && now() < held.endsAt) return held.token;
      throw unavailable('auth', 2, error);
    }
  }

  const get = async (): Promise<string> => {
    if (held && now() < held.renewAt) return held.token;
    asking ??= renew().finally(() => {
      asking = null;
    });
    return asking;
  };
  return Object.assign(get, {
    forget: () => {
      held = null;
    },
  });
}

async function requestToken(config: ServiceTokenConfig): Promise<z.output<typeof answerSchema>> {
  const { SERVICE_TOKEN_URL: url, SERVICE_CLIENT_ID: id, SERVICE_CLIENT_SECRET: secret } = config;
  const credentials = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString(
    'base64',
  );
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'eshop/service' }),
    signal: AbortSignal.timeout(timeoutMilliseconds),
    redirect: 'error',
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`the token endpoint answered ${response.status}`);
  }
  return answerSchema.parse(await response.json());
}
