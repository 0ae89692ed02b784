import type { StockLevel } from '@eshop/contracts/api/warehouse';
import { moveText } from '@text/move';
import { warehouseText } from '@text/warehouse';

/** The stock of the chosen product as it is now. */
export const LevelsAside = ({
  levels,
  names,
}: {
  levels: readonly StockLevel[];
  names: ReadonlyMap<string, string>;
}) => (
  <section aria-label={moveText.levels} className="rounded-md border border-line bg-surface">
    <h2 className="border-b border-line px-3 py-2 text-sm">{moveText.levels}</h2>
    {levels.length === 0 ? (
      <p className="px-3 py-2 text-soft">{moveText.noLevels}</p>
    ) : (
      <table className="w-full">
        <thead>
          <tr className="text-xs text-soft">
            <th scope="col" className="h-8 px-3 text-left font-[600]">
              {warehouseText.warehouse}
            </th>
            {[warehouseText.onHand, warehouseText.reserved, warehouseText.available].map((title) => (
              <th key={title} scope="col" className="px-3 text-right font-[600]">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map(({ warehouseId, onHand, reserved, available }) => (
            <tr key={warehouseId} className="border-t border-line">
              <th scope="row" className="h-9 px-3 text-left font-normal">
                {names.get(warehouseId) ?? warehouseText.closed}
              </th>
              <td className="px-3 text-right">{onHand}</td>
              <td className="px-3 text-right">{reserved}</td>
              <td className="px-3 text-right font-[620]">{available}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);
