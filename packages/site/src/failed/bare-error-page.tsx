import type { ErrorWords } from './error-words.ts';

/** For when not even the frame of a page could be made: words, and a way to try again that needs nothing. */
export const BareErrorPage = ({ words }: { words: ErrorWords }) => (
  <html lang="en">
    <body>
      <title>{words.title}</title>
      <main>
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <p>
          <a href="/">{words.tryAgain}</a>
        </p>
      </main>
    </body>
  </html>
);
