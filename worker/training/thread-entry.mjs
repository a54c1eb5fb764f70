// A thread does not inherit the loader that lets Node run TypeScript, so it brings its own.
import '../../src/ops/typescript.mjs';

await import('./training-thread.ts');
