import { CompareButton } from './compare-button.tsx';
import { mostCompared } from './compare-ids.ts';
import { comparedIds } from './compared.ts';

/** Chooses a vehicle for the comparison; works before scripts do. */
export async function CompareToggle({ productId, name }: { productId: string; name: string }) {
  const ids = await comparedIds();
  return (
    <CompareButton
      productId={productId}
      name={name}
      chosen={ids.includes(productId)}
      isFull={ids.length >= mostCompared}
    />
  );
}
