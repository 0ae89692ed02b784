import {
  type AuditedService,
  auditActions,
  auditedServices,
  auditSubjectTypes,
} from '@eshop/contracts/api/audit';

type Query = Readonly<Record<string, string | undefined>>;

/** Where the trail is, and the names of its filters in the address. */
export const trailPath = '/audit';
/** None is called `action`: a form's own `action` could not be read any more. */
export const filterNames = ['who', 'service', 'did', 'kind', 'subject', 'from', 'to'] as const;

/** The services that an address asks for: one, or all. */
export function servicesIn({ service }: Query): readonly AuditedService[] {
  const wanted = auditedServices.find((known) => known === service);
  return wanted ? [wanted] : auditedServices;
}

/** What an address asks each service for; a value that no form of ours sends is left out. */
export const trailFilters = ({ who, did, kind, subject, from, to, before }: Query) => ({
  actorId: who,
  action: auditActions.find((known) => known === did),
  subjectType: auditSubjectTypes.find((known) => known === kind),
  subjectId: subject?.trim().slice(0, 100) || undefined,
  from,
  to,
  before,
});

/** Whether an address filters at all. */
export const hasFilters = (query: Query): boolean => filterNames.some((name) => query[name] !== undefined);
