import { adds, warns } from '../../change.ts';
import type { Operation } from '../../documents/contract.ts';
import type { EndpointRule } from './rule.ts';

const codesOf = ({ responses }: Operation): string[] =>
  [...(responses['409']?.description ?? '').matchAll(/[A-Z]+(?:_[A-Z]+)+/g)].map(([code]) => code);

/** Codes of business refusals. Clients meet an unknown one as any other refusal, which may not be what they should show. */
export const refusalsRule: EndpointRule = ({ before, after, place }) => {
  const [earlier, later] = [codesOf(before), codesOf(after)];
  return [
    ...later
      .filter((code) => !earlier.includes(code))
      .map((code) => warns(place, `may be refused with ${code} too now`)),
    ...earlier
      .filter((code) => !later.includes(code))
      .map((code) => adds(place, `is not refused with ${code} any more`)),
  ];
};
