'use client';

import { ChooseFile } from './choose-file.tsx';
import { ColumnGuide } from './column-guide.tsx';
import { ImportStatus } from './import-status.tsx';
import { RowList } from './row-list.tsx';
import { useImport } from './use-import.ts';

/** From a file to products: chosen, checked row by row, imported, with what became of each row. */
export function ImportPage({ locale }: { locale: string }) {
  const work = useImport();
  if (work.current === null)
    return (
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <ChooseFile refusal={work.refusal} onChoose={work.open} />
        <ColumnGuide />
      </div>
    );
  return (
    <div className="grid gap-4">
      <ImportStatus work={work} current={work.current} locale={locale} />
      <RowList current={work.current} locale={locale} />
    </div>
  );
}
