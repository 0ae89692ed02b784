import { isPassing } from '@/gateway/gateway-problem.ts';

/** What is read, or null while the shop can't be asked; a page says so then. */
export async function unlessAway<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isPassing(error)) return null;
    throw error;
  }
}
