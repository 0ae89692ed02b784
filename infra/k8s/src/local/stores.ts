import type { IIoK8sApiCoreV1Container } from 'kubernetes-models/v1/Container';
import { containerSecurity } from '../pod.ts';
import { sizeFor } from '../size.ts';

/** A server that stands for one of the cloud's, or for a database of its. */
export type StandIn = {
  readonly name: string;
  readonly image: string;
  /** Ports by name; the first one tells whether it is ready. */
  readonly ports: Readonly<Record<string, number>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly user: number;
  /** Where it keeps what must outlive its pod. */
  readonly dataPath?: string;
  /** Stand-ins that it calls, with the port. */
  readonly calls?: Readonly<Record<string, number>>;
  /** Parts of the shop that work with it. */
  readonly usedBy: (part: {
    readonly stores: readonly string[];
    readonly server: string | undefined;
  }) => boolean;
  readonly container: Partial<IIoK8sApiCoreV1Container>;
};

/** The keys that the stand-ins know; they open nothing else. */
export const localKeys = { id: 'eshop-local', secret: 'eshop-local-secret' } as const;
export const localRegion = 'eu-central-1';
/** The password of the databases on one's own machine. */
export const localPassword = 'eshop-local';

const awsKeys = {
  AWS_ACCESS_KEY_ID: localKeys.id,
  AWS_SECRET_ACCESS_KEY: localKeys.secret,
  AWS_REGION: localRegion,
};
const uses =
  (store: string): StandIn['usedBy'] =>
  ({ stores }) =>
    stores.includes(store);
const writes = { ...containerSecurity, readOnlyRootFilesystem: false };
const size = (cpu: string, memory: string, most: string) => ({
  requests: { cpu, memory },
  limits: { cpu: '1', memory: most },
});

/** The images and settings are those of docker-compose.yml; a test holds them to it. */
export const standIns: readonly StandIn[] = [
  {
    name: 'postgres',
    image: 'postgres:18.6',
    ports: { postgres: 5432 },
    variables: {
      POSTGRES_USER: 'eshop',
      POSTGRES_PASSWORD: localPassword,
      POSTGRES_INITDB_ARGS: '--encoding=UTF8 --locale=C.UTF-8',
    },
    user: 999,
    dataPath: '/var/lib/postgresql',
    usedBy: ({ server }) => server === 'postgres',
    container: {
      args: ['postgres', '-c', 'max_connections=200', '-c', 'timezone=UTC'],
      resources: size('100m', '256Mi', '1Gi'),
      securityContext: writes,
    },
  },
  {
    name: 'mysql',
    image: 'mysql:8.4.11',
    ports: { mysql: 3306 },
    variables: { MYSQL_ROOT_PASSWORD: localPassword },
    user: 999,
    dataPath: '/var/lib/mysql',
    usedBy: ({ server }) => server === 'mysql',
    container: {
      args: [
        '--character-set-server=utf8mb4',
        '--collation-server=utf8mb4_unicode_ci',
        '--default-time-zone=+00:00',
        '--max-connections=200',
      ],
      resources: size('100m', '512Mi', '1Gi'),
      securityContext: writes,
    },
  },
  {
    name: 'dynamodb',
    image: 'amazon/dynamodb-local:3.3.1',
    ports: { http: 2120 },
    user: 1000,
    dataPath: '/data',
    usedBy: uses('dynamodb'),
    container: {
      args: ['-jar', 'DynamoDBLocal.jar', '-sharedDb', '-dbPath', '/data', '-port', '2120'],
      resources: size('100m', '256Mi', '512Mi'),
      securityContext: writes,
    },
  },
  {
    name: 's3',
    image: 'versity/versitygw:v1.8.0',
    ports: { http: 2121 },
    variables: {
      ROOT_ACCESS_KEY_ID: localKeys.id,
      ROOT_SECRET_ACCESS_KEY: localKeys.secret,
      VGW_BACKEND: 'posix',
      VGW_BACKEND_ARGS: '/data',
      VGW_PORT: ':2121',
      VGW_REGION: localRegion,
      VGW_HEALTH: '/_/health',
    },
    user: 1000,
    dataPath: '/data',
    usedBy: uses('s3'),
    container: { resources: size('50m', '64Mi', '256Mi'), securityContext: writes },
  },
  {
    name: 'cognito',
    image: 'eshop/cognito',
    ports: { http: 2122 },
    variables: {
      ...awsKeys,
      PORT: '2122',
      DATA_DIR: '/data',
      PUBLIC_URL: 'http://cognito:2122',
      SMTP_URL: 'smtp://mail:1025',
    },
    user: 10001,
    dataPath: '/data',
    calls: { mail: 1025 },
    usedBy: uses('cognito'),
    container: { resources: sizeFor('cognito', '50m'), securityContext: containerSecurity },
  },
  {
    name: 'pubsub',
    image: 'gcr.io/google.com/cloudsdktool/google-cloud-cli:583.0.0-emulators',
    ports: { grpc: 2123 },
    variables: { HOME: '/tmp', CLOUDSDK_CONFIG: '/tmp/gcloud' },
    user: 1000,
    usedBy: uses('pubsub'),
    container: {
      command: [
        'gcloud',
        'beta',
        'emulators',
        'pubsub',
        'start',
        '--project=eshop-local',
        '--host-port=0.0.0.0:2123',
        '--data-dir=/tmp/pubsub',
      ],
      resources: size('100m', '256Mi', '768Mi'),
      securityContext: writes,
    },
  },
  {
    name: 'lambda',
    image: 'eshop/lambda',
    ports: { http: 2124, url: 2008 },
    variables: {
      ...awsKeys,
      PORT: '2124',
      FUNCTIONS: '[{"name":"shipping-cost","bundle":"/app/shipping-cost.cjs","urlPort":2008}]',
    },
    user: 10001,
    usedBy: uses('lambda'),
    container: { resources: sizeFor('lambda', '50m'), securityContext: containerSecurity },
  },
  {
    name: 'mail',
    image: 'axllent/mailpit:v1.22.3',
    ports: { http: 8025, smtp: 1025 },
    user: 1000,
    usedBy: () => false,
    container: { resources: size('10m', '32Mi', '128Mi'), securityContext: containerSecurity },
  },
];

/** Variables of AWS's clients, for those that speak to a stand-in of AWS. */
export const localAws = { ...awsKeys, AWS_EC2_METADATA_DISABLED: 'true' };
