import { unimplemented } from '../grpc/status.ts';

const isSet = (value: unknown) =>
  Array.isArray(value)
    ? value.length > 0
    : value !== null && value !== undefined && value !== '' && value !== false;

/** Throws UNIMPLEMENTED when a request asks for a feature that would silently not work. */
export function refuseUnsupported(
  resource: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, string>>,
) {
  for (const [field, feature] of Object.entries(fields)) {
    if (isSet(resource[field])) throw unimplemented(feature);
  }
}
