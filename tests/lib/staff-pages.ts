import type { Page } from 'playwright-core';
import { beforeAll } from 'vitest';
import type { Visitors } from './browser.ts';
import { enterDesk } from './enter-site.ts';
import { newPersonWith, type Person } from './people.ts';

/** The admin's site as one admin of a file's own sees it. */
export function useAdmin(visitors: Visitors) {
  let admin: Person | undefined;
  beforeAll(async () => {
    admin = await newPersonWith('admin');
  });
  return {
    /** A page on a path, come to life. */
    async open(path: string): Promise<Page> {
      if (!admin) throw new Error('The admin is made before the first test');
      const page = await visitors.open();
      await enterDesk(page, admin, path);
      await comeToLife(page);
      return page;
    },
  };
}

/** Waits until scripts run: this button needs them. */
export const comeToLife = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /^Find/ }).waitFor();
