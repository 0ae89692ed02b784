import type { Category, Product } from '@eshop/contracts/api/product';
import { currentLocale } from '@eshop/site/format/locale.ts';
import { Badge, Message } from '@eshop/ui/message';
import { productsText } from '@text/products';
import { SubjectHistory } from '@/audit/subject-history.tsx';
import { PageHead } from '@/shell/page-head.tsx';
import { draftOf } from './form/draft.ts';
import { ProductForm } from './form/product-form.tsx';
import { ImageManager } from './images/image-manager.tsx';
import { ProductPreview } from './preview/product-preview.tsx';
import { ArchiveButton } from './state/archive-button.tsx';
import { RestoreButton } from './state/restore-button.tsx';

/** One product: its fields with a preview, its pictures, and the way off sale and back. */
export async function EditProductPage({
  product,
  categories,
  isAdmin,
}: {
  product: Product;
  categories: readonly Category[];
  isAdmin: boolean;
}) {
  const locale = await currentLocale();
  const { id, name, sku, version, images, archived, availableQuantity: available } = product;
  const shown = { images, available, categories, locale };
  const canEdit = isAdmin && !archived;
  return (
    <div className="desk-page">
      <PageHead
        title={
          <>
            {name} {archived && <Badge tone="warn">{productsText.archived}</Badge>}
          </>
        }
        lead={<span className="plate text-xs">{sku}</span>}
      >
        {canEdit && <ArchiveButton id={id} name={name} version={version} />}
        {isAdmin && archived && <RestoreButton product={product} categories={categories} />}
      </PageHead>
      {!canEdit && (
        <Message
          tone={archived ? 'warn' : 'info'}
          title={archived ? productsText.archivedTitle : productsText.readOnly}
          className="mb-4"
        >
          {archived && productsText.archivedText}
        </Message>
      )}
      {canEdit ? (
        <>
          <ImageManager key={`${id} images`} productId={id} images={images} locale={locale} />
          <ProductForm key={id} product={{ id, version, draft: draftOf(product) }} formKey={id} {...shown} />
        </>
      ) : (
        <div className="max-w-md">
          <ProductPreview draft={draftOf(product)} {...shown} />
        </div>
      )}
      <div className="mt-8">
        <SubjectHistory service="product" subjectId={id} />
      </div>
    </div>
  );
}
