import { stringify } from 'yaml';

/** Anything that Kubernetes is given. */
export type Manifest = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: object;
};

/** The namespace of the shop; both clouds know its service accounts by it. */
export const namespace = 'eshop';

const partOf = { 'app.kubernetes.io/part-of': 'eshop' } as const;

/** What names the pods of one part among all others. */
export const selectorOf = (name: string) => ({ 'app.kubernetes.io/name': name });

/** Labels of everything that belongs to a part. */
export const labelsOf = (name: string) => ({ ...selectorOf(name), ...partOf });

/** Name, namespace and labels of something that belongs to a part. */
export const metadataOf = (part: string, name = part) => ({ name, namespace, labels: labelsOf(part) });

/** As one file; long lines are left whole. */
export const toYaml = (documents: readonly object[]): string =>
  documents
    .map((document) => stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }))
    .join('---\n');
