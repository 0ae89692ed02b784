import type { Progress } from './progress.ts';
import type { ReadFile } from './read-file.ts';

type Kept = { file: ReadFile; progress: Progress };

const databaseName = 'eshop-import';
const storeName = 'current';

/** Does something with this browser's own store; null when it has none or gives nothing. */
async function inStore<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | null> {
  try {
    const database = await settled(
      Object.assign(indexedDB.open(databaseName, 1), {
        onupgradeneeded(event: IDBVersionChangeEvent) {
          (event.target as IDBOpenDBRequest).result.createObjectStore(storeName);
        },
      }),
    );
    try {
      return await settled(work(database.transaction(storeName, mode).objectStore(storeName)));
    } finally {
      database.close();
    }
  } catch {
    // A browser that keeps nothing imports as well; only a reload begins anew.
    return null;
  }
}

const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Keeps the file, once for an import. */
export const keepFile = (file: ReadFile) => inStore('readwrite', (store) => store.put(file, 'file'));

/** Keeps how far the import is. */
export const keepProgress = (progress: Progress) =>
  inStore('readwrite', (store) => store.put(progress, 'progress'));

export const forgetImport = () => inStore('readwrite', (store) => store.clear());

/** The import that was left in this browser; null for none. */
export async function keptImport(): Promise<Kept | null> {
  const [file, progress] = await Promise.all([
    inStore<ReadFile>('readonly', (store) => store.get('file')),
    inStore<Progress>('readonly', (store) => store.get('progress')),
  ]);
  return file && progress ? { file, progress } : null;
}
