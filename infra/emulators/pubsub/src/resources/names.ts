import { invalidArgument } from '../grpc/status.ts';

/** What a subscription shows as its topic once that topic is deleted. */
export const deletedTopic = '_deleted-topic_';

type Kind = 'topics' | 'subscriptions';

// https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names
const resourceId = /^[A-Za-z][A-Za-z0-9\-._~+%]{2,254}$/;
const projectId = /^[a-z0-9][a-z0-9.:-]*$/i;

/** Throws INVALID_ARGUMENT unless the name is `projects/{project}/{kind}/{id}` with a permitted id. */
export function requireName(kind: Kind, name: string): void {
  const [projects, project = '', of, id = '', ...rest] = name.split('/');
  const wellFormed = projects === 'projects' && of === kind && rest.length === 0 && projectId.test(project);
  if (!wellFormed || !resourceId.test(id) || id.toLowerCase().startsWith('goog')) {
    throw invalidArgument(`Invalid [${kind}] name: (name=${name})`);
  }
}

/** The prefix of all names of a kind in `projects/{project}`; throws INVALID_ARGUMENT on another form. */
export function namePrefix(kind: Kind, project: string): string {
  if (!/^projects\/[^/]+$/.test(project)) throw invalidArgument(`Invalid [projects] name: (name=${project})`);
  return `${project}/${kind}/`;
}

/** The project and the last part of a full name. */
export function splitName(name: string): { project: string; id: string } {
  const [, project = '', , id = ''] = name.split('/');
  return { project, id };
}
