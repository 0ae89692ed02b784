/** The size that shared links show pictures in, in pixels. */
export const sharedPictureSize = { width: 1200, height: 630 } as const;
