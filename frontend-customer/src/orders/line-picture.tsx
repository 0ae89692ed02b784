import type { OrderLine } from '@eshop/contracts/api/order';
import { mediaPath } from '@/catalogue/pictures.ts';

/** A small picture of what was ordered, as it was when it was ordered. */
export function LinePicture({
  line: { thumbUrl },
  className = 'w-24',
}: {
  line: Pick<OrderLine, 'thumbUrl'>;
  className?: string;
}) {
  const source = thumbUrl === null ? null : mediaPath(thumbUrl);
  return (
    <span className={`picture-ground block aspect-[8/5] shrink-0 overflow-hidden rounded-md ${className}`}>
      {source && (
        <img
          src={source}
          alt=""
          width={480}
          height={300}
          loading="lazy"
          decoding="async"
          className="size-full object-cover"
        />
      )}
    </span>
  );
}
