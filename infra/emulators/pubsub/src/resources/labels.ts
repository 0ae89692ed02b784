import { invalidArgument } from '../grpc/status.ts';
import type { StringMap } from '../grpc/wire.ts';

// https://cloud.google.com/resource-manager/docs/labels-overview#requirements
const maxLabels = 64;
const labelKey = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u;
const labelValue = /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u;

/** Throws INVALID_ARGUMENT on too many labels, or on a key or value that Google Cloud does not permit. */
export function requireLabels(labels: StringMap): void {
  const entries = Object.entries(labels);
  if (entries.length > maxLabels) throw invalidArgument(`A resource can have at most ${maxLabels} labels.`);
  for (const [key, value] of entries) {
    if (!labelKey.test(key)) throw invalidArgument(`Invalid label key: ${key}`);
    if (!labelValue.test(value)) throw invalidArgument(`Invalid label value: ${value}`);
  }
}
