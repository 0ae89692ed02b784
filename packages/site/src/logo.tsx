import { siteText } from '#text/site.ts';

/** The shop's name as a number plate. */
export const Logo = () => (
  <span className="inline-flex h-8 items-stretch overflow-hidden rounded-[0.35rem] border-2 border-ink text-lg leading-none font-[780] tracking-[0.04em] text-ink uppercase">
    <span className="w-2.5 bg-accent" aria-hidden="true" />
    <span className="grid place-items-center px-2 pt-px">{siteText.name}</span>
  </span>
);
