'use client';

import { Button } from '@eshop/ui/button';
import { paymentText } from '@text/payments';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Key } from '@/keyboard/key.tsx';
import { useShortcuts } from '@/keyboard/use-shortcuts.ts';
import type { Decision } from '../decision.ts';
import { rejectReasons } from '../reject-reasons.ts';

const longest = 500;

/** Why a proof is rejected: a digit sends one of the usual reasons as it is, each can be changed first, or one is typed. */
export function RejectPanel({
  onReject,
  onBack,
}: {
  onReject: (decision: Decision) => void;
  onBack: () => void;
}) {
  const [final, setFinal] = useState(false);
  const [own, setOwn] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  const send = (reason: string) => {
    const words = reason.trim();
    if (words !== '' && words.length <= longest) return onReject({ verdict: 'reject', reason: words, final });
    setFault(paymentText.reasonNeeded);
    field.current?.focus();
  };
  const edit = (reason: string) => {
    if (reason !== '') setOwn(reason);
    field.current?.focus();
  };
  useShortcuts(paymentText.reasonKeys, [
    ...rejectReasons.map(({ reason }, index) => ({
      keys: String(index + 1),
      label: reason,
      run: () => send(reason),
    })),
    ...rejectReasons.map(({ reason }, index) => ({
      keys: `e ${index + 1}`,
      label: paymentText.editReason(index + 1),
      run: () => edit(reason),
    })),
    { keys: 't', label: paymentText.typeReason, run: () => edit('') },
    { keys: 'mod+Enter', label: paymentText.sendReason, inFields: true, run: () => send(own) },
    { keys: 'f', label: paymentText.final, run: () => setFinal(!final) },
    { keys: 'Escape', label: paymentText.takeBack, inFields: true, run: onBack },
  ]);

  return (
    <fieldset aria-label={paymentText.rejectAsk} className="grid gap-2">
      <p className="font-[620]" role="status">
        {paymentText.rejectAsk}
      </p>
      <FinalSwitch final={final} onChange={setFinal} />
      <ol className="grid gap-1">
        {rejectReasons.map(({ name, reason }, index) => (
          <li key={name} className="flex gap-1">
            <button
              type="button"
              onClick={() => send(reason)}
              aria-keyshortcuts={String(index + 1)}
              className="flex min-h-9 flex-1 items-center gap-2 rounded-md border border-edge bg-surface px-2 py-1 text-left hover:border-bad hover:bg-bad-wash"
            >
              <Key keys={String(index + 1)} />
              <span className="min-w-0">{reason}</span>
            </button>
            <Button
              size="small"
              look="quiet"
              onClick={() => edit(reason)}
              aria-label={paymentText.editReason(index + 1)}
            >
              {paymentText.edit}
            </Button>
          </li>
        ))}
      </ol>
      <OwnReason field={field} value={own} fault={fault} onChange={setOwn} onSend={() => send(own)} />
      <Button size="small" onClick={onBack} aria-keyshortcuts="Escape">
        {paymentText.takeBack} <Key keys="Escape" />
      </Button>
    </fieldset>
  );
}

const FinalSwitch = ({ final, onChange }: { final: boolean; onChange: (final: boolean) => void }) => (
  <label
    className={`flex min-h-9 items-center gap-2 rounded-md border px-2 ${final ? 'border-bad bg-bad-wash text-bad' : 'border-edge'}`}
  >
    <input
      type="checkbox"
      checked={final}
      onChange={(event) => onChange(event.target.checked)}
      aria-keyshortcuts="f"
      className="size-4 accent-current"
    />
    <span className="flex-1">{final ? paymentText.final : paymentText.notFinal}</span>
    <Key keys="f" />
  </label>
);

function OwnReason({
  field,
  value,
  fault,
  onChange,
  onSend,
}: {
  field: React.RefObject<HTMLTextAreaElement | null>;
  value: string;
  fault: string | null;
  onChange: (value: string) => void;
  onSend: () => void;
}) {
  const id = useId();
  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="flex items-center gap-2 text-xs font-[600] text-soft">
        {paymentText.ownReason} <Key keys="t" />
      </label>
      <textarea
        ref={field}
        id={id}
        rows={3}
        maxLength={longest}
        value={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={sendOnEnter}
        className="w-full rounded-md border border-edge bg-surface px-2.5 py-1.5 text-sm aria-invalid:border-bad"
      />
      {fault && (
        <p id={`${id}-fault`} className="text-bad">
          {fault}
        </p>
      )}
      <Button size="small" look="danger" onClick={onSend}>
        {paymentText.sendReason} <Key keys="Enter" />
      </Button>
    </div>
  );
}
