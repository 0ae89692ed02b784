export { awsClient } from './aws-client.ts';
