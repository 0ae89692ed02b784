'use client';

import { productsText } from '@text/products';
import { useRouter } from 'next/navigation';
import { useShortcuts } from '@/keyboard/use-shortcuts.ts';

/** `N` begins a new product. */
export function ListKeys() {
  const router = useRouter();
  useShortcuts(productsText.title, [
    { keys: 'n', label: productsText.newKey, run: () => router.push('/products/new') },
  ]);
  return null;
}
