/** Reads what is in a registry by its own protocol (OCI distribution). */
export type Registry = {
  /** `europe-west3-docker.pkg.dev/eshop-dev/eshop-dev` */
  readonly address: string;
  readonly token: string;
};

const accepted = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Where the image of a part is, by its tag. */
export const imageOf = (address: string, part: string, tag: string): string =>
  `${address}/eshop/${part}:${tag}`;

/** Whether the registry has this part with this tag. @throws Error when it does not say */
export async function hasImage({ address, token }: Registry, part: string, tag: string): Promise<boolean> {
  const [host = '', ...path] = address.split('/');
  const scheme = host.startsWith('127.0.0.1:') ? 'http' : 'https';
  const url = `${scheme}://${host}/v2/${[...path, 'eshop', part].join('/')}/manifests/${tag}`;
  const answer = await fetch(url, {
    method: 'HEAD',
    headers: { accept: accepted, authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(30_000),
  });
  if (answer.ok) return true;
  if (answer.status === 404) return false;
  throw new Error(`${url} answered ${answer.status}`);
}
