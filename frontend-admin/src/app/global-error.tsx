'use client';

import { errorText } from '@text/errors';

/** For when not even the frame of a page could be made: words, and a way to try again that needs nothing. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>{errorText.title}</title>
        <main>
          <h1>{errorText.title}</h1>
          <p>{errorText.text}</p>
          <p>
            <a href="/">{errorText.tryAgain}</a>
          </p>
        </main>
      </body>
    </html>
  );
}
