/** Something that the palette can go to. */
export type Finding = {
  readonly kind: 'page' | 'order' | 'product' | 'person';
  readonly title: string;
  readonly detail?: string;
  readonly path: string;
};
