/** Words of a vehicle's pictures; the page's scripts carry them, so they are few. */
export const galleryText = {
  pictures: 'Pictures',
  enlarge: 'Enlarge: ',
  show: (number: number, count: number) => `Show picture ${number} of ${count}`,
  position: (number: number, count: number) => `${number} of ${count}`,
  previous: 'Previous picture',
  next: 'Next picture',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  close: 'Close',
} as const;
