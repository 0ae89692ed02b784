export { type Change, type ChangeFeed, type ChangeSource, createChangeFeed } from './change-feed.ts';
export { type ServeFeedOptions, serveFeed } from './serve-feed.ts';
