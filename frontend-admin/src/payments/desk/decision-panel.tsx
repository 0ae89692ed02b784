'use client';

import { Button } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { paymentText } from '@text/payments';
import { useState } from 'react';
import { Key } from '@/keyboard/key.tsx';
import { useShortcuts } from '@/keyboard/use-shortcuts.ts';
import type { Decision } from '../decision.ts';
import { RejectPanel } from './reject-panel.tsx';

/** Two keys decide: A and Enter, or R and a digit. Escape takes the first one back. */
export function DecisionPanel({
  sum,
  warning,
  onDecide,
}: {
  /** What is approved, in words: the sum. */
  sum: string;
  /** What approving would mean for an order that is over. */
  warning: string | null;
  onDecide: (decision: Decision) => void;
}) {
  const [asked, setAsked] = useState<'approve' | 'reject' | null>(null);
  const back = () => setAsked(null);
  useShortcuts(paymentText.decisionKeys, [
    { keys: 'a', label: paymentText.approve, run: () => setAsked('approve') },
    { keys: 'r', label: paymentText.reject, run: () => setAsked('reject') },
  ]);
  if (asked === 'reject') return <RejectPanel onReject={onDecide} onBack={back} />;
  if (asked === 'approve') {
    return (
      <ApprovePanel
        sum={sum}
        warning={warning}
        onApprove={() => onDecide({ verdict: 'approve' })}
        onBack={back}
      />
    );
  }
  return (
    <div className="grid gap-2">
      {warning && <Message tone="warn" title={warning} />}
      <div className="grid grid-cols-2 gap-2">
        <Button look="primary" onClick={() => setAsked('approve')} aria-keyshortcuts="a">
          {paymentText.approve} <Key keys="a" />
        </Button>
        <Button look="danger" onClick={() => setAsked('reject')} aria-keyshortcuts="r">
          {paymentText.reject} <Key keys="r" />
        </Button>
      </div>
    </div>
  );
}

function ApprovePanel({
  sum,
  warning,
  onApprove,
  onBack,
}: {
  sum: string;
  warning: string | null;
  onApprove: () => void;
  onBack: () => void;
}) {
  useShortcuts(paymentText.confirmKeys, [
    { keys: 'Enter', label: paymentText.confirmApprove(sum), run: onApprove },
    { keys: 'Escape', label: paymentText.takeBack, run: onBack },
  ]);
  return (
    <fieldset className="grid gap-2" aria-label={paymentText.approveAsk}>
      {warning && <Message tone="warn" title={warning} />}
      <p className="sr-only" role="status">
        {paymentText.approveAsk}
      </p>
      <div className="grid grid-cols-2 gap-2">
        <Button look="primary" onClick={onApprove} aria-keyshortcuts="Enter">
          {paymentText.confirmApprove(sum)} <Key keys="Enter" />
        </Button>
        <Button onClick={onBack} aria-keyshortcuts="Escape">
          {paymentText.takeBack} <Key keys="Escape" />
        </Button>
      </div>
    </fieldset>
  );
}

/** For a decision that came back, or that somebody else took meanwhile: what happened, and what can be done. */
export function ReturnedPanel({
  text,
  tone,
  again,
  onAgain,
  onDone,
}: {
  text: string;
  tone: 'warn' | 'bad';
  again: boolean;
  onAgain: () => void;
  onDone: (() => void) | null;
}) {
  const [run, label] = again ? [onAgain, paymentText.tryAgain] : [onDone, paymentText.dismiss];
  useShortcuts(paymentText.returnedKeys, run ? [{ keys: 'Enter', label, run }] : []);
  return (
    <Message tone={tone} title={text}>
      {run && (
        <Button
          size="small"
          look={again ? 'primary' : 'secondary'}
          onClick={run}
          aria-keyshortcuts="Enter"
          className="mt-1"
        >
          {label} <Key keys="Enter" />
        </Button>
      )}
    </Message>
  );
}
