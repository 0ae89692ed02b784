'use client';

import { createFormat } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { useScripted } from '@eshop/site/forms/use-scripted.ts';
import { orderStateText } from '@text/orders';
import { paymentText } from '@text/payments';
import type { ReactNode } from 'react';
import { Amounts } from '../amounts.tsx';
import { OrderFacts } from '../order-facts.tsx';
import { EarlierPayments, FirstWithFile } from '../related-payments.tsx';
import { awaitsDecision, type QueueEntry, type Review } from '../review.ts';
import { DecisionPanel, ReturnedPanel } from './decision-panel.tsx';
import { PlainDecision } from './plain-decision.tsx';
import type { Desk } from './use-desk.ts';

/** Beside the proof: the decision, the sums, the order and what was decided before. */
export function ReviewSide({
  entry,
  review,
  desk,
  locale,
  decisionKey,
}: {
  entry: QueueEntry;
  review: Review | null;
  desk: Desk;
  locale: string;
  decisionKey: string;
}) {
  const { payment } = review ?? entry;
  const order = review?.order ?? null;
  return (
    <div className="max-lg:contents lg:grid lg:content-start lg:gap-4 lg:overflow-y-auto lg:pr-1">
      <div className="grid gap-2 max-lg:sticky max-lg:bottom-0 max-lg:z-10 max-lg:-mx-4 max-lg:max-h-[75dvh] max-lg:overflow-y-auto max-lg:border-t max-lg:border-line max-lg:bg-paper max-lg:px-4 max-lg:py-2">
        <Decide entry={entry} review={review} desk={desk} locale={locale} decisionKey={decisionKey} />
      </div>
      <Amounts review={{ payment, order }} locale={locale} />
      {review && <FirstWithFile review={review} />}
      {order && <OrderFacts order={order} locale={locale} />}
      {!review && <p className="text-soft">{paymentText.loading}</p>}
      {review && !order && <p className="text-warn">{paymentText.unknownOrder}</p>}
      {review && <EarlierPayments earlier={review.earlier} locale={locale} />}
      <p className="text-xs text-soft">
        {paymentText.handedIn} <LocalTime time={payment.createdAt} locale={locale} />
      </p>
    </div>
  );
}

function Decide({
  entry,
  review,
  desk,
  locale,
  decisionKey,
}: {
  entry: QueueEntry;
  review: Review | null;
  desk: Desk;
  locale: string;
  decisionKey: string;
}): ReactNode {
  const scripted = useScripted();
  const { payment } = review ?? entry;
  const order = review?.order ?? entry.order;
  const number = order?.number ?? payment.id.slice(0, 8);
  const { id } = payment;
  const sent = desk.state.sent[id];
  const elsewhere = payment.status !== 'PENDING' || desk.state.elsewhere[id] !== undefined;

  if (elsewhere && !sent) {
    const status = desk.state.elsewhere[id]?.status ?? payment.status;
    const text = paymentText.decidedMeanwhile(review?.reviewer ?? null, status);
    return (
      <ReturnedPanel
        tone="warn"
        text={text}
        again={false}
        onAgain={() => {}}
        onDone={() => desk.dismiss(id)}
      />
    );
  }
  if (!scripted) {
    return (
      <PlainDecision
        paymentId={id}
        number={number}
        orderStatus={order?.status ?? ''}
        decisionKey={decisionKey}
      />
    );
  }
  const over = order && !awaitsDecision(order.status) ? order.status : null;
  const decidedBefore = sent?.outcome?.kind === 'decided-before';
  const again = sent?.outcome?.kind === 'again';
  const sum = payment.amount ?? order?.total;
  return (
    <>
      {sent?.text && (
        <ReturnedPanel
          tone={sent.outcome?.kind === 'again' || sent.outcome?.kind === 'refused' ? 'bad' : 'warn'}
          text={sent.text}
          again={again}
          onAgain={() => desk.tryAgain(id)}
          onDone={decidedBefore ? () => desk.dismiss(id) : null}
        />
      )}
      {!decidedBefore && (
        <DecisionPanel
          key={id}
          sum={sum ? createFormat(locale).money(sum) : ''}
          warning={over ? paymentText.approvingOver(orderStateText[over]) : null}
          onDecide={(decision) => desk.decide(id, decision)}
        />
      )}
    </>
  );
}
