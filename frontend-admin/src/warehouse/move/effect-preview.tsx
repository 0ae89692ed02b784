import { moveText } from '@text/move';
import type { Effect } from './effects.ts';

/** What the movement will do, before it is done. */
export const EffectPreview = ({
  effects,
  names,
  short,
}: {
  effects: readonly Effect[];
  names: ReadonlyMap<string, string>;
  short: boolean;
}) => (
  <div
    role="status"
    aria-label={moveText.effect}
    className={`rounded-md border-l-4 px-3 py-2 ${short ? 'border-bad bg-bad-wash' : 'border-edge bg-sunken'}`}
  >
    {effects.length === 0 && <p className="text-soft">{moveText.effectNone}</p>}
    {effects.map(({ warehouseId, before, after }) => (
      <p key={warehouseId} className="font-[620]">
        {moveText.effectLine(names.get(warehouseId) ?? '', String(before), String(after))}
      </p>
    ))}
    {short && <p className="text-bad">{moveText.effectShort}</p>}
  </div>
);
