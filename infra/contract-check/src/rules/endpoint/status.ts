import { breaks } from '../../change.ts';
import { type EndpointRule, goodAnswer } from './rule.ts';

/** The status of the good answer. */
export const statusRule: EndpointRule = ({ before, after, place }) => {
  const [earlier, later] = [goodAnswer(before).status, goodAnswer(after).status];
  return earlier === later ? [] : [breaks(place, `answered ${earlier}, answers ${later} now`)];
};
