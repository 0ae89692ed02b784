/** Words of the search page. */
export const searchText = {
  title: 'All vehicles',
  titleFor: (words: string) => `Search for “${words}”`,
  heading: 'All vehicles',
} as const;

/** Words of the search box; apart, since they travel to the browser. */
export const searchBoxText = {
  suggestions: 'Suggestions',
  found: (count: number) => (count === 1 ? '1 suggestion' : `${count} suggestions`),
  none: 'No suggestions',
} as const;
