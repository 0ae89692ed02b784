import { ensureCloudResources } from '@eshop/jobs/cloud-resources';
import { ensureDemoAccounts } from '@eshop/jobs/demo-accounts';
import { job } from './job.ts';
import { migrateDatabases } from './migrate-databases.ts';
import type { Prepared, PrepareInput } from './prepare.ts';

job<PrepareInput, Prepared>(async ({ databases, accounts }) => {
  const [resources] = await Promise.all([ensureCloudResources(process.env), migrateDatabases(databases)]);
  if (accounts) await ensureDemoAccounts(resources.pool.userPoolId);
  return resources;
});
