// A thread does not inherit the loader that lets Node run TypeScript, so it brings its own.
import { register } from 'tsx/esm/api';

register();
await import('./engine-thread.ts');
