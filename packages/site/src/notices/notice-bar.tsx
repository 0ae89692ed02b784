import { Message } from '@eshop/ui/message';
import { currentNotice, type Notice } from '../session/notice.ts';
import { KeptNotice } from './kept-notice.tsx';

/** What the page before had to tell. */
export async function NoticeBar() {
  const notice = await currentNotice();
  return <KeptNotice id={notice?.id ?? null}>{notice && <Told notice={notice} />}</KeptNotice>;
}

const Told = ({ notice: { tone, text, details } }: { notice: Notice }) => (
  <div className="page pt-4">
    <Message tone={tone} title={text} live>
      {details.length > 0 && (
        <ul className="list-disc pl-5">
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
    </Message>
  </div>
);
