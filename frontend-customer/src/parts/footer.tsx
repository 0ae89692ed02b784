import { siteText } from '@text/site';
import { topCategories } from '@/catalogue/categories.ts';
import { categoryPath } from '@/catalogue/paths.ts';

/** The foot of every page: all categories, and how buying works. Plain links, for so many would take long to come alive. */
export async function Footer() {
  const tree = await topCategories();
  return (
    <footer className="below mt-20 border-t border-line bg-sunken">
      <div className="page grid gap-10 py-12 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_2fr]">
        {tree.map(({ slug, name, children }) => (
          <nav key={slug} aria-label={name}>
            <h2 className="text-base">
              <a href={categoryPath(slug)} className="no-underline hover:underline">
                {name}
              </a>
            </h2>
            <ul className="mt-3 columns-2 gap-6 text-sm">
              {children.map((child) => (
                <li key={child.slug}>
                  <a
                    href={categoryPath(child.slug)}
                    className="inline-block py-1 text-soft no-underline hover:text-ink hover:underline"
                  >
                    {child.name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
        <section aria-labelledby="how-it-works">
          <h2 id="how-it-works" className="text-base">
            {siteText.footerHelp}
          </h2>
          <ol className="mt-3 grid list-decimal gap-x-8 gap-y-2 pl-5 text-sm text-soft sm:grid-cols-2">
            {siteText.footerSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      </div>
      <p className="page pb-8 text-sm text-soft">{siteText.footerNote}</p>
    </footer>
  );
}
