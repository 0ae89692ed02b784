import { adds, breaks, type Change } from '../../change.ts';
import { type EndpointRule, parametersByName } from './rule.ts';

/** Path, query and headers. */
export const parametersRule: EndpointRule = ({ before, after, place, received }) => {
  const [earlier, later] = [parametersByName(before), parametersByName(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((name): Change[] => {
    const [old, now] = [earlier.get(name), later.get(name)];
    const here = `${place}, ${name}`;
    if (!now) return [breaks(here, 'is not read any more')];
    if (!old) {
      return now.required
        ? [breaks(here, 'is new and must be sent')]
        : [adds(here, 'is new and may be left out')];
    }
    return [
      ...(now.required && !old.required ? [breaks(here, 'could be left out, must be sent now')] : []),
      ...(old.required && !now.required ? [adds(here, 'may be left out now')] : []),
      ...(old.explode === now.explode
        ? []
        : [breaks(here, 'is written differently where it has several values')]),
      ...received(old.schema, now.schema, here),
    ];
  });
};
