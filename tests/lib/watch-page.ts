import type { BrowserContext, ConsoleMessage, Page, Request } from 'playwright-core';

/** A page that shall be answered with 404 is told to the console as well. */
const isOwnStatus = (message: ConsoleMessage, page: Page | null) =>
  message.text().startsWith('Failed to load resource') && message.location().url === page?.url();

const isForeign = (request: Request, origin: string) =>
  /^(https?|wss?):/.test(request.url()) && new URL(request.url()).origin !== origin;

/**
 * Notes what no page of a site may do: errors in the console, which breaches of the Content-Security-Policy are
 * too, exceptions that nobody caught, and requests that leave the site's origin.
 * @returns what was noted so far
 */
export function watchPages(context: BrowserContext, origin: string): () => readonly string[] {
  const faults: string[] = [];
  context.on('console', (message) => {
    if (message.type() !== 'error' || isOwnStatus(message, message.page())) return;
    faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => {
    faults.push(`exception: ${error.error().stack ?? error.error().message}`);
  });
  context.on('request', (request) => {
    if (isForeign(request, origin)) faults.push(`request to another origin: ${request.url()}`);
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).host !== new URL(origin).host)
        faults.push(`request to another origin: ${socket.url()}`);
    });
  });
  return () => faults;
}
