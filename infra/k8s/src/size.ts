import type { Part } from '@eshop/topology/parts';
import { measuredMemory } from './measured.ts';

/** What a container asks for and may have at most. */
export type Size = {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu: string; readonly memory: string };
};

const step = 32;
/** More data and other requests than the measured ones. */
const room = 1.25;

/** Memory by what was measured: what it ever had and a quarter, and at most twice as much. */
export function sizeFor(part: string, cpu: string): Size {
  const wanted = Math.ceil((measuredMemory(part).peakMegabytes * room) / step) * step;
  return {
    requests: { cpu, memory: `${wanted}Mi` },
    // One thread does the work; what is above a core is the collector of garbage and the resizing of pictures.
    limits: { cpu: '1', memory: `${2 * wanted}Mi` },
  };
}

/** A page costs ten times what a request to a service does (infra/scale/measured.json). */
export const sizeOf = ({ name, kind }: Part): Size => sizeFor(name, kind === 'site' ? '500m' : '250m');

/** Pods of each part: two, so that one may go at any time, up to so many. */
export const fewestPods = 2;

/**
 * What the smallest environment stands: with a pool of ten connections for each pod, all services and those that come
 * and go while they are rolled out fit a database of 200 connections.
 */
export const mostPods: Readonly<Record<string, number>> = {
  gateway: 10,
  product: 10,
  cart: 8,
  auth: 6,
  order: 6,
  warehouse: 6,
  payment: 6,
  'sales-report': 4,
  'customer-site': 20,
  'admin-site': 4,
};
