import { type Finding, fault, ok, warning } from './finding.js';

/** Answers are shown until 14 minutes after the question by Discord's clock, of 15 that its token lives. */
const LARGEST_MS = 30_000;
const NOTABLE_MS = 2_000;

/** `aheadMs`: how far another clock is ahead of this machine's. */
export function checkClock(of: string, aheadMs: number): Finding {
  const about = 'Clock';
  const apart = Math.abs(aheadMs);
  const sentence = `this machine's is ${(apart / 1000).toFixed(1)} s ${aheadMs > 0 ? 'behind' : 'ahead of'} ${of}`;
  const advice = 'set it by NTP, e.g. "timedatectl set-ntp true"';
  if (apart >= LARGEST_MS)
    return fault(about, sentence, `${advice}: answers would come too late or be dropped`);
  if (apart >= NOTABLE_MS) return warning(about, sentence, advice);
  return ok(about, `agrees with ${of}`);
}
