/** Own line drawings, 20 × 20. */
import type { VNode } from 'preact';

const PATHS = {
  menu: 'M3 5h14M3 10h14M3 15h14',
  close: 'M5 5l10 10M15 5L5 15',
  send: 'M4 10h11M10.500 5l5 5l-5 5',
  sun: 'M10 6.500a3.500 3.500 0 1 0 0 7a3.500 3.500 0 1 0 0-7zM10 1.500v2M10 16.500v2M1.500 10h2M16.500 10h2M4 4l1.400 1.400M14.600 14.600L16 16M4 16l1.400-1.400M14.600 5.400L16 4',
  moon: 'M16.500 12.200A7 7 0 0 1 7.800 3.500a7 7 0 1 0 8.700 8.700z',
  chevron: 'M5.500 8l4.500 4.500L14.500 8',
  eye: 'M1.800 10s3-5.500 8.200-5.500S18.200 10 18.200 10s-3 5.500-8.200 5.500S1.800 10 1.800 10zM10 7.800a2.200 2.200 0 1 0 0 4.400a2.200 2.200 0 1 0 0-4.400z',
  used: 'M4 16V10.500a3 3 0 0 1 3-3h9M13 4.500l3 3l-3 3',
  file: 'M5 2.500h6.500L15 6v11.500H5zM11.500 2.500V6H15',
  warning: 'M10 3l7.500 13.500h-15zM10 8v4M10 14.200v.1',
  down: 'M10 4v11M5.500 10.500L10 15l4.500-4.500',
  more: 'M4.500 10h.1M10 10h.1M15.500 10h.1',
  people:
    'M7.500 9.500a2.800 2.800 0 1 0 0-5.600a2.800 2.800 0 1 0 0 5.600zM2 16.200c.4-3 2.700-4.600 5.500-4.600s5.100 1.600 5.500 4.600M13 4.200a2.700 2.700 0 0 1 0 5.200M15 11.900c1.700.7 2.700 2.200 3 4.300',
  window: 'M8 4H3.500v12.500h13V12M11 3.500h5.500V9M16 4l-7 7',
  pulse: 'M2 10.500h4l2.200-6l3.600 11l2.200-5h4',
  reply: 'M8 5L3.500 9.500L8 14M4 9.500h7a5 5 0 0 1 5 5v1',
  lock: 'M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  check: 'M4.500 10.500l3.500 3.500l7.500-8',
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS }): VNode {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** Two events and what they share: the sign of this page. */
export function Mark(): VNode {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <circle class="mark-a" cx="11.500" cy="16" r="9" />
      <circle class="mark-b" cx="20.500" cy="16" r="9" />
      <path class="mark-both" d="M16 8.210a9 9 0 0 1 0 15.580a9 9 0 0 1 0-15.580z" />
    </svg>
  );
}
