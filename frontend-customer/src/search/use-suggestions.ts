import { useEffect, useState } from 'react';
import type { Suggestion } from './suggestion.ts';

const pauseMilliseconds = 130;
const none: readonly Suggestion[] = [];

/** Suggestions for what is typed, once the typing pauses; an answer to earlier words is never shown. */
export function useSuggestions(typed: string): readonly Suggestion[] {
  const [found, setFound] = useState(none);
  useEffect(() => {
    const asking = new AbortController();
    const ask = async () => {
      const items = await read(typed.trim(), asking.signal);
      if (!asking.signal.aborted) setFound(items);
    };
    const timer = setTimeout(() => void ask(), pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [typed]);
  return found;
}

async function read(words: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  if (words === '') return none;
  try {
    const response = await fetch(`/api/suggestions?q=${encodeURIComponent(words)}`, { signal });
    return response.ok ? ((await response.json()) as { items: Suggestion[] }).items : none;
  } catch {
    return none;
  }
}
