import { adds, breaks } from '../../change.ts';
import { contentOf, type EndpointRule, goodAnswer } from './rule.ts';

/** The body and headers of the good answer. */
export const answerRule: EndpointRule = ({ before, after, place, sent }) => {
  const [earlier, later] = [goodAnswer(before).answer, goodAnswer(after).answer];
  const [old, now] = [contentOf(earlier?.content), contentOf(later?.content)];
  const here = `${place}, answer`;
  const lost = Object.keys(earlier?.headers ?? {})
    .filter((name) => !Object.hasOwn(later?.headers ?? {}, name))
    .map((name) => breaks(here, `has no header ${name} any more`));
  if (old.mediaType !== now.mediaType) {
    if (!old.mediaType) return [...lost, adds(here, 'has a body now')];
    return [...lost, breaks(here, `was ${old.mediaType}, is ${now.mediaType ?? 'empty'} now`)];
  }
  return [...lost, ...(old.schema && now.schema ? sent(old.schema, now.schema, `${here}:`) : [])];
};
