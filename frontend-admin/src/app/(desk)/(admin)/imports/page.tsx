import { currentLocale } from '@eshop/site/format/locale.ts';
import { importText } from '@text/imports';
import type { Metadata } from 'next';
import { ImportPage } from '@/imports/import-page.tsx';
import { ProductTabs } from '@/products/product-tabs.tsx';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';

export const metadata: Metadata = { title: importText.title };

/** Many products at once, from a file. */
export default async function ImportsPage() {
  await requireStaff('admin');
  return (
    <div className="desk-page">
      <PageHead title={importText.title} lead={importText.lead} />
      <ProductTabs />
      <ImportPage locale={await currentLocale()} />
    </div>
  );
}
