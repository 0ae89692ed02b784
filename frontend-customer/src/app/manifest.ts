import { siteText } from '@text/site';
import type { MetadataRoute } from 'next';

/** The shop on a phone's start screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: siteText.title,
    short_name: siteText.name,
    description: siteText.description,
    start_url: '/',
    display: 'browser',
    background_color: '#f5f7f9',
    theme_color: '#f5f7f9',
    icons: [{ src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' }],
  };
}
