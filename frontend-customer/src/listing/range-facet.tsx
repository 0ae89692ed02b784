import { TextField } from '@eshop/ui/field';
import { catalogueText } from '@text/catalogue';
import { type Bar, Histogram } from './histogram.tsx';
import type { RangeName, Selection } from './selection.ts';

/** Two ends to type, above them how the vehicles spread between. */
export function RangeFacet({
  name,
  selection: { typed, faults, limits },
  bars,
  least,
  most,
}: {
  name: RangeName;
  selection: Selection;
  bars: readonly Bar[];
  /** The ends of what there is, shown while nothing is typed. */
  least?: string | undefined;
  most?: string | undefined;
}) {
  const unit = catalogueText.units[name];
  const field = (end: 'From' | 'To', placeholder: string | undefined) => (
    <TextField
      id={`${name}${end}`}
      label={
        <>
          <span className="sr-only">{catalogueText.facets[name]} </span>
          {catalogueText[end === 'From' ? 'from' : 'to']}
          {unit && <span className="font-normal text-soft"> {unit}</span>}
        </>
      }
      inputMode="numeric"
      maxLength={40}
      placeholder={placeholder}
      defaultValue={typed[`${name}${end}`] ?? ''}
      error={faults[`${name}${end}`]}
    />
  );
  return (
    <fieldset className="border-b border-line py-4">
      <legend className="float-left mb-1.5 w-full font-[650]">{catalogueText.facets[name]}</legend>
      <div className="clear-both">
        <Histogram bars={bars} from={limits[`${name}From`]} to={limits[`${name}To`]} />
        <div className="grid grid-cols-2 items-start gap-2.5">
          {field('From', least)}
          {field('To', most)}
        </div>
      </div>
    </fieldset>
  );
}
