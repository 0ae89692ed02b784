import type { S3EmulatorOptions } from './start-s3-emulator.ts';

/** Reads the environment. @throws Error that names every fault at once */
export function readConfig(env: NodeJS.ProcessEnv): Required<Omit<S3EmulatorOptions, 'onError'>> {
  const { PORT = '2121', HOST = '127.0.0.1', DATA_DIR, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = env;
  const port = /^\d{1,5}$/.test(PORT) ? Number(PORT) : Number.NaN;
  const faults = [
    ...(port <= 65_535 ? [] : ['PORT has to be a number from 0 to 65535']),
    ...(DATA_DIR ? [] : ['DATA_DIR is missing']),
    ...(AWS_ACCESS_KEY_ID ? [] : ['AWS_ACCESS_KEY_ID is missing']),
    ...(AWS_SECRET_ACCESS_KEY ? [] : ['AWS_SECRET_ACCESS_KEY is missing']),
  ];
  if (!DATA_DIR || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY || faults.length > 0) {
    throw new Error(`The environment of the S3 emulator is not right: ${faults.join('; ')}.`);
  }
  return { port, host: HOST, dataDir: DATA_DIR, accessKeys: { [AWS_ACCESS_KEY_ID]: AWS_SECRET_ACCESS_KEY } };
}
