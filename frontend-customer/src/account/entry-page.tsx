import type { ReactNode } from 'react';

/** A page of the way into the shop: a form, and beside it what else one may want. */
export const EntryPage = ({
  title,
  lead,
  aside,
  children,
}: {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) => (
  <div className="page py-10 md:py-16">
    <div className="mx-auto grid max-w-[56rem] gap-10 md:grid-cols-[minmax(0,1fr)_minmax(0,20rem)] md:gap-16">
      <div className="max-w-[27rem]">
        <h1 className="text-3xl">{title}</h1>
        {lead && <p className="mt-3 text-soft">{lead}</p>}
        <div className="mt-7">{children}</div>
      </div>
      {aside && (
        <aside className="grid content-start gap-8 border-t-2 border-ink pt-6 md:mt-2 md:pt-5">{aside}</aside>
      )}
    </div>
  </div>
);

/** A thought of its own beside the form. */
export const EntryAside = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 className="text-lg">{title}</h2>
    {children}
  </section>
);
