export {
  booleanField,
  countField,
  listField,
  portField,
  secondsField,
  secretField,
  textField,
  urlField,
} from './fields.ts';
export { ConfigError, readConfig } from './read-config.ts';
export { baseConfigShape, pubSubConfigShape, serviceTokenConfigShape, tokenConfigShape } from './shapes.ts';
