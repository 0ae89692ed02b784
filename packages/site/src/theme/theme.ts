/** Colours that a visitor chose; without a choice the system's are shown. */
export type Theme = 'light' | 'dark';

/** The choice that a cookie holds. */
export const chosenTheme = (value: string | undefined): Theme | null =>
  value === 'light' || value === 'dark' ? value : null;
