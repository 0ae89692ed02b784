import { adds, breaks } from '../../change.ts';
import { contentOf, type EndpointRule } from './rule.ts';

/** The body that clients send. */
export const bodyRule: EndpointRule = ({ before, after, place, received }) => {
  const [earlier, later] = [contentOf(before.requestBody?.content), contentOf(after.requestBody?.content)];
  const here = `${place}, body`;
  if (!later.schema) return earlier.schema ? [breaks(here, 'is not read any more')] : [];
  if (!earlier.schema) {
    const needed = Array.isArray(later.schema.required) ? later.schema.required : [];
    return needed.length > 0
      ? [breaks(here, `is new and must hold ${needed.join(', ')}`)]
      : [adds(here, 'is new')];
  }
  if (earlier.mediaType !== later.mediaType) {
    return [breaks(here, `was ${earlier.mediaType}, is ${later.mediaType} now`)];
  }
  return received(earlier.schema, later.schema, `${here}:`);
};
