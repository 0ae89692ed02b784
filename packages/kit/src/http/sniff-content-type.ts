type Signature = { readonly contentType: string; readonly at: number; readonly bytes: Buffer };

const signature = (contentType: string, bytes: string, at = 0): Signature => ({
  contentType,
  at,
  bytes: Buffer.from(bytes, 'latin1'),
});

/** The first bytes by which a kind of file is known, whatever its name and the client say. */
const signatures: readonly (readonly Signature[])[] = [
  [signature('image/png', '\x89PNG\r\n\x1a\n')],
  [signature('image/jpeg', '\xff\xd8\xff')],
  [signature('image/webp', 'RIFF'), signature('image/webp', 'WEBP', 8)],
  [signature('application/pdf', '%PDF-')],
];

/** What a file is by its first bytes: PNG, JPEG, WebP or PDF; null for everything else. */
export function sniffContentType(content: Buffer): string | null {
  const known = signatures.find((parts) =>
    parts.every(({ at, bytes }) => content.subarray(at, at + bytes.length).equals(bytes)),
  );
  return known?.[0]?.contentType ?? null;
}
