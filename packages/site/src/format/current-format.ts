import 'server-only';
import { cache } from 'react';
import { createFormat, type Format } from './format.ts';
import { currentLocale } from './locale.ts';

/** Formats for whoever looks at this page. */
export const currentFormat = cache(async (): Promise<Format> => createFormat(await currentLocale()));
