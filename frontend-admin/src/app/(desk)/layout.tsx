import { NoticeBar } from '@eshop/site/notices/notice-bar.tsx';
import { answerWith } from '@eshop/site/page-status.ts';
import { siteText } from '@text/site';
import type { ReactNode } from 'react';
import { KeyboardLayer } from '@/keyboard/keyboard-layer.tsx';
import { findStaff } from '@/session/staff.ts';
import { NotStaff } from '@/shell/refused.tsx';
import { Sidebar } from '@/shell/sidebar.tsx';

/** The frame around the pages of staff: navigation at the left, the keyboard, what the page before had to tell. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const staff = await findStaff();
  if (!staff) {
    answerWith(403);
    return <NotStaff />;
  }
  return (
    <div className="flex min-h-dvh flex-col md:flex-row">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-ink px-4 py-3 text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {siteText.skipToContent}
      </a>
      <Sidebar staff={staff} />
      <div className="flex min-w-0 flex-1 flex-col">
        <NoticeBar />
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
          {children}
        </main>
      </div>
      <KeyboardLayer roles={staff.roles} />
    </div>
  );
}
