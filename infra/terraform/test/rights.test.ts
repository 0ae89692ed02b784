import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Body, bodyOf, expression, listOf, moduleCalled, modules, resources, root } from './hcl.ts';

/** Commands of the SDK whose right has another name. */
const rightOf: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:BatchGet': ['dynamodb:BatchGetItem'],
  'dynamodb:BatchWrite': ['dynamodb:BatchWriteItem'],
  'dynamodb:Get': ['dynamodb:GetItem'],
  'dynamodb:Update': ['dynamodb:UpdateItem'],
  'dynamodb:TransactWriteItems': ['dynamodb:PutItem'],
  'dynamodb:TransactWrite': [
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
  ],
  's3:DeleteObjects': ['s3:DeleteObject'],
  's3:HeadBucket': ['s3:ListBucket'],
  'lambda:Invoke': ['lambda:InvokeFunction'],
};

/** What anybody may call: the caller shows a password, a code or a token instead of a signature. */
const open = [
  'ChangePassword',
  'ConfirmForgotPassword',
  'ConfirmSignUp',
  'DeleteUser',
  'ForgotPassword',
  'GetUser',
  'InitiateAuth',
  'ResendConfirmationCode',
  'RevokeToken',
  'SignUp',
  'UpdateUserAttributes',
].map((command) => `cognito-idp:${command}`);

const prefixes: Readonly<Record<string, string>> = {
  'client-cognito-identity-provider': 'cognito-idp',
  'client-dynamodb': 'dynamodb',
  'lib-dynamodb': 'dynamodb',
  'client-s3': 's3',
  'client-lambda': 'lambda',
};

/** The rights that a service's code asks for: each command that it imports and sends. */
function neededBy(service: string): string[] {
  const files = globSync(`../../services/${service}/src/**/*.ts`, { cwd: root });
  const rights = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/import \{([^}]*)\} from '@aws-sdk\/([\w-]+)'/g)].flatMap(
      ([, names = '', library = '']) =>
        [...names.matchAll(/(\w+)Command\b/g)]
          .filter(([, command]) => text.includes(`new ${command}Command(`))
          .map(([, command]) => `${prefixes[library]}:${command}`),
    );
  });
  const named = rights.filter((right) => !open.includes(right)).flatMap((right) => rightOf[right] ?? [right]);
  return [...new Set(named)].toSorted();
}

const statements = bodyOf(
  listOf(moduleCalled('service-roles').files.find((file) => file.locals)?.locals).map(bodyOf)[0]?.statements,
);
const statementsOf = (service: string): Body[] => listOf(statements[service]).map(bodyOf);
const services = globSync('../../services/*', { cwd: root }).map((folder) => folder.split('/').at(-1) ?? '');

describe('the role of', () => {
  it.each(services)('%s allows what its code calls, and nothing else', (service) => {
    const allowed = statementsOf(service)
      .filter(({ effect }) => effect !== 'Deny')
      .flatMap(({ actions }) => listOf(actions));
    expect([...new Set(allowed)].toSorted()).toEqual(neededBy(service));
  });
});

describe('what is allowed at AWS', () => {
  const documents = modules.flatMap((module) =>
    resources(module).filter(({ type }) => type === 'aws_iam_policy_document'),
  );
  const written = documents.flatMap(({ body }) => listOf(body.statement).map(bodyOf));
  const all = [...written, ...Object.keys(statements).flatMap(statementsOf)].filter(
    ({ effect }) => effect !== 'Deny',
  );

  it('names its resources and its actions', () => {
    expect(all.length).toBeGreaterThan(8);
    for (const { actions, resources: targets } of all) {
      expect(listOf(actions)).not.toEqual([]);
      expect(listOf(actions).filter((action) => String(action).includes('*'))).toEqual([]);
      expect(listOf(targets).filter((target) => target === '*')).toEqual([]);
    }
  });

  it('is for the service account of the cluster that has the name, for no other', () => {
    const trust = documents.find(({ name, body }) => name === 'trust' && body.for_each);
    const conditions = listOf(bodyOf(listOf(trust?.body.statement)[0]).condition).map(bodyOf);
    expect(conditions.map(({ test, values }) => [test, values])).toEqual([
      ['StringEquals', [`system:serviceaccount:${expression('var.namespace')}:${expression('each.key')}`]],
      ['StringEquals', [expression('local.audience')]],
    ]);
  });

  it('needs no key: nobody makes one', () => {
    const types = modules.flatMap(resources).map(({ type }) => type);
    expect(types).not.toContain('aws_iam_access_key');
    expect(types).not.toContain('aws_iam_user');
    expect(types).not.toContain('google_service_account_key');
  });
});

describe('dead letters', () => {
  it('can be moved by Pub/Sub: it publishes to their topics and acknowledges on each subscription', () => {
    const made = resources(moduleCalled('pub-sub'));
    const rights = made
      .filter(({ body }) => body.member === expression('local.agent'))
      .map(({ type, body }) => [type, body.role]);
    expect(rights).toEqual([
      ['google_pubsub_subscription_iam_member', 'roles/pubsub.subscriber'],
      ['google_pubsub_topic_iam_member', 'roles/pubsub.publisher'],
    ]);
  });
});

describe('buckets', () => {
  it('are closed to the public in all four ways', () => {
    const block = resources(moduleCalled('buckets')).find(
      ({ type }) => type === 'aws_s3_bucket_public_access_block',
    );
    expect(block?.body).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });
});

describe('a workflow', () => {
  const made = resources(moduleCalled('delivery'));
  const memberOf = (type: string) => made.find((one) => one.type === type)?.body;

  it('pushes images as the environment that asks nobody, and may do nothing else', () => {
    const right = memberOf('google_artifact_registry_repository_iam_member');
    expect(right?.role).toBe('roles/artifactregistry.writer');
    expect(right?.member).toBe(`${expression('local.pool')}/${expression('local.pushes')}`);
    expect(moduleCalled('delivery').text.match(/local\.pushes/g)).toHaveLength(1);
  });

  it('deploys as the environment that is approved, to the cluster and the one function', () => {
    expect(memberOf('google_project_iam_member')?.member).toBe(
      `${expression('local.pool')}/${expression('local.deploys')}`,
    );
    const trust = made.find(({ name }) => name === 'github');
    const conditions = listOf(bodyOf(listOf(trust?.body.statement)[0]).condition).map(bodyOf);
    expect(conditions.map(({ test, values }) => [test, values])).toEqual([
      ['StringEquals', [expression('local.deploys')]],
      ['StringEquals', [expression('local.audience')]],
    ]);
  });
});
