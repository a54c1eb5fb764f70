import type { RateLimits } from './protocol.js';

/** Of Discord, where it publishes them (50 a second, 1,000 IDENTIFYs a day); else the customary ones. */
export const USUAL_RATE_LIMITS: Required<RateLimits> = {
  isEnforced: true,
  globalPerSecond: 50,
  perBucket: { limit: 5, windowMs: 2_000 },
  identifiesPerDay: 1_000,
};
