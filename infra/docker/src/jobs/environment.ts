import { booleanField, secretField, textField, urlField } from '@eshop/kit/config';
import { parts, urlVariable } from '@eshop/topology/parts';
import { z } from 'zod';

/** Parts with a database, each with the variable that says where it is: `ORDER_DATABASE_URL`. */
export const databases = parts.flatMap((part) =>
  'database' in part
    ? [{ part: part.name, variable: urlVariable(part.name).replace(/URL$/, 'DATABASE_URL') }]
    : [],
);

/** `migrate`: the databases whose URLs are given are brought up to date, at least one. */
export const migrateEnvironment = z
  .object({
    /** Also makes databases that are missing; where Terraform makes them the user may not. */
    CREATE_DATABASES: booleanField(false),
  })
  .extend(Object.fromEntries(databases.map(({ variable }) => [variable, secretField().optional()])));

/** `setup`: for stand-ins of the cloud; endpoints and keys come in the variables of Google's and Amazon's clients. */
export const setupEnvironment = z.object({
  PUBSUB_PROJECT_ID: textField(),
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: urlField(),
  /** Where the user pool's variables are written, for services to be started with. */
  USER_POOL_FILE: textField(),
});

/** `demo` */
export const demoEnvironment = z.object({ GATEWAY_URL: urlField() });
