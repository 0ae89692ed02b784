import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  baseConfigShape,
  booleanField,
  ConfigError,
  countField,
  listField,
  portField,
  readConfig,
  secondsField,
  secretField,
  textField,
  tokenConfigShape,
  urlField,
} from '../src/config/index.ts';

const schema = z.object({
  ...baseConfigShape,
  ...tokenConfigShape,
  PORT: portField(2004),
  DATABASE_URL: urlField(),
  WINDOW_SECONDS: secondsField(3600),
  LIMIT: countField(10),
  SECRET: secretField(),
  NAME: textField('cart'),
  ORIGINS: listField([]),
  FLAG: booleanField(false),
});
const complete = {
  TOKEN_ISSUER: 'http://127.0.0.1:2122/pool',
  TOKEN_JWKS_URL: 'http://127.0.0.1:2122/pool/jwks.json',
  TOKEN_CLIENT_IDS: 'web, machine,',
  DATABASE_URL: 'postgres://u:p@127.0.0.1:2100/eshop_order',
  SECRET: 's3cret',
};

describe('readConfig', () => {
  it('gives typed values and the defaults of what is missing or empty', () => {
    expect(readConfig(schema, { ...complete, HOST: '', FLAG: 'yes', OTHER: 'x' })).toEqual({
      PORT: 2004,
      HOST: '127.0.0.1',
      SHARE_PORT: false,
      TAKES_OVER: false,
      STOP_DELAY_MILLISECONDS: 0,
      IDLE_CONNECTION_SECONDS: 65,
      OTEL_ENABLED: false,
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
      OTEL_TRACES_SAMPLER_ARG: 1,
      TRACE_READS: true,
      LOG_LEVEL: 'info',
      ESHOP_CHECK_ANSWERS: false,
      ...complete,
      TOKEN_CLIENT_IDS: ['web', 'machine'],
      WINDOW_SECONDS: 3600,
      LIMIT: 10,
      NAME: 'cart',
      ORIGINS: [],
      FLAG: true,
    });
  });

  it('names every fault at once and shows no value', () => {
    const faulty = {
      ...complete,
      PORT: '70000',
      DATABASE_URL: 'no url',
      LIMIT: '0',
      WINDOW_SECONDS: '1.5',
      FLAG: 'maybe',
      SECRET: '',
    };
    try {
      readConfig(schema, { ...faulty, TOKEN_CLIENT_IDS: ' , ' });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      const { faults, message } = error as ConfigError;
      expect(faults.map(({ variable }) => variable).sort()).toEqual([
        'DATABASE_URL',
        'FLAG',
        'LIMIT',
        'PORT',
        'SECRET',
        'TOKEN_CLIENT_IDS',
        'WINDOW_SECONDS',
      ]);
      expect(message).toContain('SECRET: is missing');
      expect(message).not.toMatch(/70000|no url/);
    }
  });
});
