/** Runs once before the first request: a wrong setting ends the process here instead of failing each page. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { config } = await import('@eshop/site/config.ts');
  config();
}
