/** Words that both sites use in their frame. */
export const siteText = {
  name: 'Eshop',
  themeToDark: 'Dark colours',
  themeToLight: 'Light colours',
  show: 'Show',
  hide: 'Hide',
} as const;
