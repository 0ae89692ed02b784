import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import type { NextRequest } from 'next/server';
import { readSuggestions } from '@/search/read-suggestions.ts';

/** What the words in the search box may mean; nothing while the shop is away, since searching works without. */
export async function GET(request: NextRequest): Promise<Response> {
  const typed = request.nextUrl.searchParams.get('q') ?? '';
  const items = await unlessAway(readSuggestions(typed, await currentFormat()));
  return Response.json(
    { items: items ?? [] },
    { headers: { 'cache-control': items ? 'private, max-age=20' : 'no-store' } },
  );
}
