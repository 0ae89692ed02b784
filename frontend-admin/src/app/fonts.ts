import localFont from 'next/font/local';

/** The one family of the site, served from the site itself; other writing systems fall back to the system's own. */
export const archivo = localFont({
  src: '../../node_modules/@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-archivo',
  display: 'swap',
  adjustFontFallback: 'Arial',
});
