import type { Category, ProductImage } from '@eshop/contracts/api/product';
import { homeText } from '@text/home';
import Link from 'next/link';
import { categoryPath } from '@/catalogue/paths.ts';
import { Picture } from '@/products/picture.tsx';
import { categoryPicture } from './category-pictures.ts';

/** All kinds of vehicles, each with a picture. */
export async function CategoryTiles({ tree }: { tree: readonly Category[] }) {
  const kinds = await Promise.all(
    tree
      .flatMap(({ children }) => children)
      .map(async (kind) => ({ ...kind, picture: await categoryPicture(kind.slug) })),
  );
  if (kinds.length === 0) return null;
  return (
    <section className="page below pt-14" aria-labelledby="categories">
      <h2 id="categories" className="mb-5 text-2xl">
        {homeText.categories}
      </h2>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 md:grid-cols-4 xl:grid-cols-6">
        {kinds.map(({ slug, name, picture }) => (
          <li key={slug}>
            <Tile path={categoryPath(slug)} name={name} picture={picture} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const Tile = ({ path, name, picture }: { path: string; name: string; picture: ProductImage | undefined }) => (
  <Link
    href={path}
    className="group flex flex-col overflow-hidden rounded-md border border-line bg-surface no-underline hover:border-ink"
  >
    <span className="picture-ground block aspect-[8/5] overflow-hidden">
      {picture && (
        <Picture
          image={picture}
          alt=""
          sizes="(min-width: 80rem) 13rem, (min-width: 40rem) 30vw, 46vw"
          className="size-full object-cover transition-transform duration-500 ease-drive group-hover:scale-[1.03]"
        />
      )}
    </span>
    <span className="px-3 py-2.5 font-[620]">{name}</span>
  </Link>
);
