import type { CloudResources } from '@eshop/jobs/cloud-resources';
import type { Database } from '@eshop/jobs/database-migration';
import type { Environment } from '../environment.ts';
import { runJob } from './job.ts';

export type PrepareInput = {
  readonly databases: readonly Database[];
  /** Whether the demo accounts should be there. */
  readonly accounts: boolean;
};

export type Prepared = CloudResources;

/** Makes topics, tables, buckets, the user pool and databases that are missing, and migrates the databases. */
export const prepare = (
  input: PrepareInput,
  options: { env: Environment; signal?: AbortSignal | undefined },
) => runJob<PrepareInput, Prepared>('prepare', input, options);
