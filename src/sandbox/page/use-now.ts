import { useEffect, useState } from 'preact/hooks';

const TICK_MS = 100;

/** The time, told again and again while it matters. */
export function useNow(isTicking: boolean): number {
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isTicking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isTicking]);
  return nowMs;
}
