import type { Part } from '@eshop/topology/parts';
import { userPool } from '../local/setup-job.ts';
import { type Manifest, namespace } from '../manifest.ts';
import { deployedParts } from '../part-list.ts';

/** The checkout in the stage `bundle` of service.Dockerfile; skaffold copies changed files there, as root. */
const asRoot = { runAsUser: 0, runAsNonRoot: false, readOnlyRootFilesystem: false };

const patchOf = ({ name, folder }: Part): Manifest =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      template: {
        spec: {
          containers: [
            {
              name,
              workingDir: '/eshop',
              command: ['node', `--env-file=${userPool.file}`, '--watch', `${folder}/src/main.ts`],
              env: [{ name: 'HOST', value: '0.0.0.0' }],
              resources: { limits: { memory: '768Mi' } },
              securityContext: asRoot,
            },
          ],
        },
      },
    },
  }) as Manifest;

/** Services run from their sources, and start again by themselves when one changes. */
export const sourcePatches = (): Manifest[] =>
  deployedParts.filter(({ kind }) => kind === 'service').map(patchOf);
