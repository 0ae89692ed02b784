/** As large as a proof may be; the shop decides, this saves the way. */
export const maxProofBytes = 10 * 1024 * 1024;

/** Kinds of file that a proof can be, for file choosers. */
export const acceptedTypes = 'image/jpeg,image/png,image/webp,application/pdf';

/** What is wrong with a chosen file. */
export type FileFault = 'empty' | 'tooLarge' | 'type';

const starts: readonly (readonly [type: string, at: number, bytes: string])[] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/webp', 8, 'WEBP'],
  ['application/pdf', 0, '%PDF-'],
];

/** What a file is by its first bytes; null for a kind that no proof can be. */
export function kindOf(first: Uint8Array): string | null {
  const text = String.fromCharCode(...first);
  if (text.startsWith('WEBP', 8) && !text.startsWith('RIFF')) return null;
  return starts.find(([, at, bytes]) => text.startsWith(bytes, at))?.[0] ?? null;
}

/** Looks at a chosen file before it is sent. */
export async function checkFile(
  file: Blob,
): Promise<{ readonly kind: string } | { readonly fault: FileFault }> {
  if (file.size === 0) return { fault: 'empty' };
  if (file.size > maxProofBytes) return { fault: 'tooLarge' };
  const kind = kindOf(new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  return kind === null ? { fault: 'type' } : { kind };
}
