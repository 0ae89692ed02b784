export { type TestDatabase, testDatabase } from './database.ts';
export { testVariable } from './environment.ts';
export { eventually } from './eventually.ts';
export { type Published, type TestPubSub, testPubSub } from './pub-sub.ts';
export { serviceHeaders, signIn, type TestCaller } from './sign-in.ts';
