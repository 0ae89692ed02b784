import { Message } from '@eshop/ui/message';
import { currentNotice } from '@/session/notice.ts';

/** What the page before had to tell. */
export async function NoticeBar() {
  const notice = await currentNotice();
  if (!notice) return null;
  return (
    <div className="page pt-4">
      <Message tone={notice.tone} title={notice.text} live>
        {notice.details.length > 0 && (
          <ul className="list-disc pl-5">
            {notice.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
      </Message>
    </div>
  );
}
