import { isPassing } from './gateway-problem.ts';

/** What was read; null while the shop is away. @throws whatever else went wrong */
export async function unlessAway<Read>(reading: Promise<Read>): Promise<Read | null> {
  try {
    return await reading;
  } catch (error) {
    if (isPassing(error)) return null;
    throw error;
  }
}
