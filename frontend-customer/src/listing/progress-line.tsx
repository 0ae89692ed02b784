/** A thin line at the top of the window: something is under way. */
export const ProgressLine = () => (
  <span
    data-pending=""
    aria-hidden="true"
    className="pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 animate-fade-in overflow-hidden"
  >
    <span className="block h-full animate-run bg-ink" />
  </span>
);
