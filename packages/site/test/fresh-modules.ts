import { vi } from 'vitest';

// A process reads its settings once, and files of tests, each with settings of its own, may share one.
vi.resetModules();
