/**
 * Whether a filter of `npm test` is for the tests of the whole shop.
 * @param {string} filter
 */
export const isForWholeSystem = (filter) => /^(\.\/)?tests(\/|$)/.test(filter);

/**
 * Whether a filter of `npm test` is for the tests of the images.
 * @param {string} filter
 */
export const isForImages = (filter) => /^(\.\/)?infra(\/?$|\/docker(\/|$))/.test(filter);
