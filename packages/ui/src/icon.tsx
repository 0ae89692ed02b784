import type { ReactNode } from 'react';

/** Drawings on a grid of 24, two units thick. */
const drawings = {
  search: <path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 21 21" />,
  cart: <path d="M3 4h2.2l2.3 11h10.2l2.3-8H6.2M9 20h.01M16.5 20h.01" />,
  person: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c.7-4 3.9-6 8-6s7.3 2 8 6" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  close: <path d="m5 5 14 14M19 5 5 19" />,
  check: <path d="m4 12.5 5 5L20 6.5" />,
  arrowRight: <path d="M4 12h16m-6-6 6 6-6 6" />,
  arrowLeft: <path d="M20 12H4m6-6-6 6 6 6" />,
  chevronDown: <path d="m5 9 7 7 7-7" />,
  chevronRight: <path d="m9 5 7 7-7 7" />,
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  sun: (
    <path d="M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2v2.500M12 19.500V22M2 12h2.500M19.5 12H22M5 5l1.7 1.7M17.3 17.3 19 19M19 5l-1.7 1.7M6.7 17.3 5 19" />
  ),
  moon: <path d="M20 14.500A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.500Z" />,
  truck: (
    <path d="M2 6h12v10H2zM14 9.500h4l4 3.500v3h-8zM6.5 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM17.5 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" />
  ),
  upload: <path d="M12 16V4m-5 5 5-5 5 5M4 20h16" />,
  camera: <path d="M3 8h4l2-3h6l2 3h4v11H3zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z" />,
  file: <path d="M6 3h8l4 4v14H6zM14 3v4h4" />,
  clock: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.5 2" />,
  compare: <path d="M8 4v16M16 4v16M3 8h5M3 16h5M16 8h5M16 16h5" />,
  filter: <path d="M4 6h16M7 12h10M10 18h4" />,
  pin: (
    <path d="M12 21s7-6.3 7-11.500A7 7 0 0 0 5 9.500C5 14.700 12 21 12 21ZM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z" />
  ),
  warning: <path d="M12 3 2 20h20L12 3ZM12 10v4M12 17h.01" />,
  shield: <path d="M12 3 4 6v6c0 5 3.5 8 8 9 4.5-1 8-4 8-9V6l-8-3Zm-3.5 9 2.5 2.5 4.5-5" />,
  bin: <path d="M4 6h16M9 6V3.500h6V6M6 6l1 15h10l1-15M10 10v7M14 10v7" />,
  fuel: <path d="M4 21V4h10v17M3 21h12M4 11h10M14 8l4 3v6a2 2 0 0 0 3 0V9l-3-3" />,
  gearbox: <path d="M5 5v14M12 5v14M19 5v7H5M5 4h.01M12 4h.01M19 4h.01M5 20h.01M12 20h.01" />,
  gauge: <path d="M4 18a9 9 0 1 1 16 0M12 14l4-5" />,
  weight: <path d="M5 9h14l2 12H3L5 9ZM12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z" />,
  engine: <path d="M6 8h8l3 3h4v6h-4l-2 2H8l-2-3H3v-5h3zM9 8V5M7 5h5" />,
  bolt: <path d="M13 2 4 14h7l-1 8 10-12h-7l1-8Z" />,
  calendar: <path d="M4 6h16v15H4zM4 11h16M8 3v5M16 3v5" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** A drawing beside words; decoration only, so it needs words with it (visible or `sr-only`). */
export const Icon = ({ name, className = 'size-5' }: { name: IconName; className?: string }) => (
  <svg
    className={`shrink-0 ${className}`}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {drawings[name]}
  </svg>
);
