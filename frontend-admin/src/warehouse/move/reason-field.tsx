'use client';

import { moveText } from '@text/move';
import { DenseField } from '@/parts/dense-field.tsx';
import type { MoveKind } from './move-path.ts';

/** Why stock moves: typed, or taken from what is said often. */
export const ReasonField = ({
  kind,
  value,
  error,
  onChange,
}: {
  kind: MoveKind;
  value: string;
  error: string | undefined;
  onChange: (reason: string) => void;
}) => (
  <div className="grid gap-1.5">
    <DenseField
      id="reason"
      label={moveText.reason}
      error={error}
      maxLength={500}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
    <ul aria-label={moveText.templates} className="flex flex-wrap gap-1">
      {moveText.reasons[kind].map((template) => (
        <li key={template}>
          <button
            type="button"
            aria-pressed={value === template}
            onClick={() => onChange(template)}
            className="min-h-7 rounded-full border border-line bg-surface px-2.5 text-xs hover:border-ink aria-pressed:border-ink aria-pressed:font-[620]"
          >
            {template}
          </button>
        </li>
      ))}
    </ul>
  </div>
);
