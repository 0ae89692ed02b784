/** Something to go to, as the search box shows it. */
export type Suggestion = {
  readonly path: string;
  readonly text: string;
  /** Right of the text: how many there are, or what it costs. */
  readonly note: string;
  /** Of products; null when there is no picture. */
  readonly picture?: string | null;
};
