import type { Part } from '@eshop/topology/parts';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import type { IConfigMap, IService } from 'kubernetes-models/v1';
import { type Manifest, metadataOf, selectorOf } from '../manifest.ts';
import { fewestPods, mostPods } from '../size.ts';
import { deploymentOf } from './deployment.ts';
import { policyOf } from './policy.ts';
import { variablesOf } from './variables.ts';

const configOf = (part: Part): IConfigMap => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: metadataOf(part.name),
  data: variablesOf(part),
});

const serviceOf = ({ name, port }: Part): IService => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: metadataOf(name),
  spec: { selector: selectorOf(name), ports: [{ name: 'http', port, targetPort: 'http' }] },
});

const budgetOf = ({ name }: Part): IPodDisruptionBudget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: metadataOf(name),
  spec: { maxUnavailable: 1, selector: { matchLabels: selectorOf(name) } },
});

const autoscalerOf = ({ name }: Part): IHorizontalPodAutoscaler => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: metadataOf(name),
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: fewestPods,
    maxReplicas: mostPods[name] ?? fewestPods,
    metrics: [
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
      },
    ],
    // A burst is met at once; pods are let go when it has been over for a while.
    behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
  },
});

/** All that a part is in every cluster. */
export const partManifests = (part: Part): Manifest[] => [
  configOf(part),
  deploymentOf(part),
  serviceOf(part),
  autoscalerOf(part),
  budgetOf(part),
  policyOf(part),
];
