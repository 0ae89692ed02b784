import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { productsText } from '@text/products';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Column } from '@/tables/columns.ts';
import { SortHead } from '@/tables/sort-head.tsx';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { mediaPath } from '../media-path.ts';
import type { ProductColumn } from './columns.ts';

const numeric: ReadonlySet<ProductColumn> = new Set<ProductColumn>(['price', 'available', 'year', 'weight']);

/** What the shop calls the orders of columns. */
const sortedBy: Readonly<Partial<Record<ProductColumn, string>>> = { price: 'price', available: 'stock' };

/** Products as dense rows; the name leads to each. */
export function ProductTable({
  products,
  columns,
  query,
  format,
}: {
  products: readonly Product[];
  columns: readonly Column<ProductColumn>[];
  query: Readonly<Record<string, string | undefined>>;
  format: Format;
}) {
  const picture = columns.some(({ name }) => name === 'picture');
  const others = columns.filter(({ name }) => name !== 'picture');
  const list = { path: '/products', query };
  return (
    <Table caption={productsText.list}>
      <thead>
        <tr>
          {picture && (
            <Head>
              <span className="sr-only">{productsText.columns.picture}</span>
            </Head>
          )}
          <SortHead {...list} by="name">
            {productsText.name}
          </SortHead>
          {others.map(({ name, title }) => {
            const by = sortedBy[name];
            return by ? (
              <SortHead key={name} {...list} by={by} numeric>
                {title}
              </SortHead>
            ) : (
              <Head key={name} numeric={numeric.has(name)}>
                {title}
              </Head>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {products.map((product) => (
          <Row key={product.id}>
            {picture && (
              <Cell className="w-14">
                <Thumb product={product} />
              </Cell>
            )}
            <Cell className="max-w-80 min-w-44">
              <Link
                data-row
                href={`/products/${product.id}`}
                prefetch={false}
                className="line-clamp-1 font-[620] wrap-anywhere no-underline hover:underline"
              >
                {product.name}
              </Link>
            </Cell>
            {others.map(({ name }) => (
              <Cell key={name} numeric={numeric.has(name)} className="whitespace-nowrap">
                {cells[name](product, format)}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

const cells: Record<ProductColumn, (product: Product, format: Format) => ReactNode> = {
  picture: () => null,
  sku: ({ sku }) => <span className="text-xs text-soft">{sku}</span>,
  category: ({ categoryPath }) => categoryPath.map(({ name }) => name).join(' › ') || productsText.noCategory,
  price: ({ price }, format) => format.money(price),
  available: ({ availableQuantity }, format) => (
    <span className={availableQuantity === 0 ? 'font-[620] text-bad' : undefined}>
      {format.number(availableQuantity)}
    </span>
  ),
  updated: ({ updatedAt }, { locale }) => <LocalTime time={updatedAt} locale={locale} />,
  make: ({ attributes }) => attributes.make,
  model: ({ attributes }) => attributes.model,
  year: ({ attributes }) => attributes.year,
  weight: ({ weightKg }, format) => format.kilograms(weightKg),
  created: ({ createdAt }, { locale }) => <LocalTime time={createdAt} locale={locale} />,
};

function Thumb({ product: { images } }: { product: Product }) {
  const [first] = images;
  return (
    <span className="picture-ground grid h-7 w-11 overflow-hidden rounded-sm">
      {first && (
        <img src={mediaPath(first.thumbUrl) ?? ''} alt="" loading="lazy" className="size-full object-cover" />
      )}
    </span>
  );
}
