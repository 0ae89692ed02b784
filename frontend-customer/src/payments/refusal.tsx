import { paymentsText } from '@text/payments';

/** Why a proof was not accepted, in the words of whoever looked at it. */
export function Refusal({ title, reason, next }: { title: string; reason: string | null; next?: string }) {
  return (
    <div className="rounded-lg border-l-4 border-bad bg-bad-wash p-5">
      <p className="text-sm font-[620] text-bad">{title}</p>
      <p className="mt-2 text-2xl font-[680] tracking-[-0.02em] text-balance wrap-anywhere">
        {reason ?? paymentsText.noReason}
      </p>
      {next && <p className="mt-3">{next}</p>}
    </div>
  );
}
