/** Whether a body is larger than it may be. One whose length nobody announced counts as such: it is not read at all. */
export const isTooLarge = (request: Request, mostBytes: number): boolean =>
  !(Number(request.headers.get('content-length') ?? Number.NaN) <= mostBytes);

/** The answer to such a body. */
export const tooLarge = (): Response => new Response(null, { status: 413 });
