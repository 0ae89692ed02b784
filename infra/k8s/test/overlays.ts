import { join } from 'node:path';
import { kustomize, type Rendered } from './kustomize.ts';

export const root = join(import.meta.dirname, '..');
export const repository = join(root, '../..');

export const overlayNames = ['local', 'gke'] as const;
export type OverlayName = (typeof overlayNames)[number];

/** Those two, and `local` with services that run from their sources. */
export const everyOverlay = [...overlayNames, 'quick'] as const;

/** The overlays, rendered. */
export const overlays: Readonly<Record<(typeof everyOverlay)[number], readonly Rendered[]>> = {
  local: kustomize(join(root, 'overlays/local')),
  gke: kustomize(join(root, 'overlays/gke')),
  quick: kustomize(join(root, 'overlays/quick')),
};

/** All manifests of one kind in an overlay. */
export const allOf = (overlay: OverlayName, kind: string): Rendered[] =>
  overlays[overlay].filter((manifest) => manifest.kind === kind);

/** One manifest of an overlay. @throws Error when it is not there */
export function oneOf(overlay: OverlayName, kind: string, name: string): Rendered {
  const found = allOf(overlay, kind).find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`${overlay} has no ${kind} ${name}`);
  return found;
}
