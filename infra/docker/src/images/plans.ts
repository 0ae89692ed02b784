import { parts } from '@eshop/topology/parts';
import { programs } from '../bundle/programs.ts';
import type { ImagePlan } from './image-builder.ts';

const isService = (name: string) => parts.some((part) => part.name === name && part.kind === 'service');

/** Every image of the shop. */
export const imagePlans: readonly ImagePlan[] = [
  ...programs.map(({ name }): ImagePlan => {
    const plan = { dockerfile: 'service.Dockerfile', part: name } as const;
    return isService(name) ? plan : { ...plan, target: 'program' };
  }),
  ...parts
    .filter(({ kind }) => kind === 'site')
    .map(({ folder }): ImagePlan => ({ dockerfile: 'site.Dockerfile', part: folder })),
];
