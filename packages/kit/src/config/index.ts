export {
  booleanField,
  countField,
  listField,
  millisecondsField,
  portField,
  secondsField,
  secretField,
  textField,
  urlField,
} from './fields.ts';
export { ConfigError, readConfig } from './read-config.ts';
export type { DatabaseOptions, ListenOptions } from './shapes.ts';
export {
  baseConfigShape,
  databaseConfigShape,
  databaseOptions,
  listenOptions,
  pubSubConfigShape,
  serviceTokenConfigShape,
  tokenConfigShape,
} from './shapes.ts';
