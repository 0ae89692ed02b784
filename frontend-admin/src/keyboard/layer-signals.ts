/** Buttons anywhere on the page open the palette and the help by these events of the window. */
export const openPalette = 'eshop:palette';
export const openHelp = 'eshop:help';
