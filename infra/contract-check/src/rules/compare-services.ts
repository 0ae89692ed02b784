import { adds, breaks, type Change } from '../change.ts';
import type { Contract, Operation, Service } from '../documents/contract.ts';
import { accessRule } from './endpoint/access.ts';
import { answerRule } from './endpoint/answer.ts';
import { bodyRule } from './endpoint/body.ts';
import { parametersRule } from './endpoint/parameters.ts';
import { refusalsRule } from './endpoint/refusals.ts';
import type { EndpointRule } from './endpoint/rule.ts';
import { statusRule } from './endpoint/status.ts';
import { schemaComparison } from './schema/compare-schemas.ts';
import type { Reading } from './schema/rule.ts';

const rules: readonly EndpointRule[] = [
  statusRule,
  accessRule,
  parametersRule,
  bodyRule,
  answerRule,
  refusalsRule,
];

/** A client that meets a new value of a list it knows should go on, and nobody can tell from here whether it does. */
const answers: Reading = { direction: 'sent', whenWider: 'warns', whenUnread: 'breaks' };
const requests: Reading = { direction: 'received', whenWider: 'adds', whenUnread: 'breaks' };

/** Endpoints by method and path; how a parameter of the path is called is nobody's business. */
const endpointsOf = (service: Service | undefined): ReadonlyMap<string, [string, Operation]> =>
  new Map(
    Object.entries(service?.paths ?? {}).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]): [string, [string, Operation]] => [
        `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`,
        [`${method.toUpperCase()} ${path}`, operation],
      ]),
    ),
  );

/** What changed in the endpoints of all services. */
export function compareServices(before: Contract['services'], after: Contract['services']): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => compareService(name, before[name], after[name]));
}

function compareService(name: string, before: Service | undefined, after: Service | undefined): Change[] {
  const schemas = {
    before: before?.components.schemas ?? {},
    after: after?.components.schemas ?? {},
    owner: name,
  };
  const sent = schemaComparison({ ...schemas, reading: answers });
  const received = schemaComparison({ ...schemas, reading: requests });
  const [earlier, later] = [endpointsOf(before), endpointsOf(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) => {
    const [title = '', old] = earlier.get(key) ?? [];
    const [titleNow = '', now] = later.get(key) ?? [];
    const place = `${name}: ${title || titleNow}`;
    if (!now) return [breaks(place, 'is gone')];
    if (!old) return [adds(place, 'is new')];
    return rules.flatMap((rule) => rule({ before: old, after: now, place, sent, received }));
  });
}
