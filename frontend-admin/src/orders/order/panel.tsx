import type { ReactNode } from 'react';

/** A part of an order's page with its title. */
export const Panel = ({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) => (
  <section aria-labelledby={id} className="min-w-0 rounded-md border border-line bg-surface">
    <h2 id={id} className="border-b border-line px-3 py-2 text-sm">
      {title}
    </h2>
    <div className="p-3">{children}</div>
  </section>
);
