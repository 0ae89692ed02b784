/** Classes of the round buttons and links at the right of the header: large enough for a thumb. */
export const iconLinkClasses =
  'relative flex size-11 items-center justify-center rounded-md text-ink no-underline hover:bg-sunken';
