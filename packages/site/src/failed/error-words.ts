/** What a site says where a page could not be made. */
export type ErrorWords = { readonly title: string; readonly text: string; readonly tryAgain: string };
