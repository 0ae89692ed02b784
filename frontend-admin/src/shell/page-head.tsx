import type { ReactNode } from 'react';

/** The title of a page, and what can be done with it as a whole. */
export const PageHead = ({
  title,
  lead,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
}) => (
  <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
    <div className="min-w-0 flex-1">
      <h1 className="text-xl">{title}</h1>
      {lead && <p className="mt-0.5 text-soft">{lead}</p>}
    </div>
    {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
  </div>
);
