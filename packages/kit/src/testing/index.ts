export { collectSpans, type SpanCollection } from './collect-spans.ts';
export { type CollectedSpan, type Collector, startCollector } from './collector.ts';
export { type TestDatabase, testDatabase } from './database.ts';
export { contentsOfDeadLetters } from './dead-letters.ts';
export { testVariable } from './environment.ts';
export { eventually } from './eventually.ts';
export { type ListenOptions, listenToEvents, type StreamedEvent } from './listen-to-events.ts';
export { type Published, type TestPubSub, testPubSub } from './pub-sub.ts';
export { serviceHeaders, signIn, type TestCaller } from './sign-in.ts';
