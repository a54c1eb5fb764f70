import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checked, Refusal } from '../../src/jobs/refusal.js';
import {
  type AdmissionLimits,
  type Admitted,
  type Asker,
  CountedAdmission,
} from '../../src/queue/admission.js';

function clock() {
  let nowMs = 1_000;
  return { now: () => nowMs, advance: (ms: number) => (nowMs += ms) };
}

const LIMITS: AdmissionLimits = {
  perPerson: 2,
  perServer: 60,
  inTotal: 3,
  perWindow: 4,
  windowMs: 60_000,
  leaseMs: 600_000,
};

/** Asked with a name, a person in a conversation with the bot alone. */
function opened(limits: AdmissionLimits, now: () => number) {
  const admission = new CountedAdmission(limits, now);
  return {
    admit: (asker: string | Asker) => admission.take(typeof asker === 'string' ? { person: asker } : asker),
    ended: (jobId: string) => admission.ended(jobId),
  };
}

function admitted(checked: Checked<Admitted>): Admitted {
  if (!checked.ok) throw new Error(`refused: ${JSON.stringify(checked.refusal)}`);
  return checked.value;
}

function refusal(checked: Checked<Admitted>): Refusal {
  if (checked.ok) throw new Error('admitted');
  return checked.refusal;
}

describe('admission', () => {
  it('holds one person to their running questions and frees the slot on release, once', () => {
    const { now } = clock();
    const admission = opened({ ...LIMITS, perWindow: 100 }, now);
    const first = admitted(admission.admit('ann'));
    admitted(admission.admit('ann'));
    expect(refusal(admission.admit('ann'))).toEqual({ code: 'busy', scope: 'person', retryAfterSeconds: 5 });
    first.release();
    first.release();
    admitted(admission.admit('ann'));
    expect(admission.admit('ann').ok).toBe(false);
  });

  it('holds everyone together to the total', () => {
    const { now } = clock();
    const admission = opened(LIMITS, now);
    for (const person of ['ann', 'bob', 'cem']) admitted(admission.admit(person));
    expect(refusal(admission.admit('dee'))).toMatchObject({ code: 'busy', scope: 'everyone' });
  });

  it('holds one server to its questions, and none of those asked elsewhere', () => {
    const { now } = clock();
    const admission = opened({ ...LIMITS, perServer: 2 }, now);
    const first = admitted(admission.admit({ person: 'ann', server: '1' }));
    admitted(admission.admit({ person: 'bob', server: '1' }));
    expect(refusal(admission.admit({ person: 'cem', server: '1' }))).toMatchObject({ scope: 'server' });
    admitted(admission.admit({ person: 'cem' }));
    first.release();
    admitted(admission.admit({ person: 'cem', server: '1' }));
  });

  it('says how long until the rate allows another question, and a refused one does not prolong it', () => {
    const { now, advance } = clock();
    const admission = opened(LIMITS, now);
    for (let count = 0; count < 4; count++) {
      admitted(admission.admit('ann')).release();
      advance(10_000);
    }
    // Asked at 0, 10, 20 and 30 s; now 40 s: the first leaves the window at 60 s.
    expect(refusal(admission.admit('ann'))).toEqual({ code: 'busy', scope: 'person', retryAfterSeconds: 20 });
    advance(19_999);
    expect(refusal(admission.admit('ann'))).toMatchObject({ retryAfterSeconds: 1 });
    advance(1);
    expect(admission.admit('ann').ok).toBe(true);
  });

  it('frees the slot of a job that ended, and learns from how long it took', () => {
    const { now, advance } = clock();
    const admission = opened({ ...LIMITS, perPerson: 1, perWindow: 100 }, now);
    admitted(admission.admit('ann')).bind('i-1');
    advance(30_000);
    admission.ended('i-unknown');
    expect(admission.admit('ann').ok).toBe(false);
    admission.ended('i-1');
    admitted(admission.admit('ann'));
    // 5 + 0.2 · (30 − 5) = 10.
    expect(refusal(admission.admit('ann'))).toMatchObject({ retryAfterSeconds: 10 });
  });

  it('counts the same job once', () => {
    const { now } = clock();
    const admission = opened({ ...LIMITS, perWindow: 100 }, now);
    admitted(admission.admit('ann')).bind('i-1');
    admitted(admission.admit('ann')).bind('i-1');
    expect(admission.admit('ann').ok).toBe(true);
    expect(admission.admit('ann').ok).toBe(false);
  });

  it('lets a slot go whose end was never heard of', () => {
    const { now, advance } = clock();
    const admission = opened({ ...LIMITS, perPerson: 1 }, now);
    const forgotten = admitted(admission.admit('ann'));
    advance(600_000);
    admitted(admission.admit('ann'));
    forgotten.release();
    expect(admission.admit('ann').ok).toBe(false);
  });

  it('keeps its limits for any order of asking, ending and waiting', () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('ask' as const),
        person: fc.constantFrom('ann', '__proto__', 'constructor'),
      }),
      fc.record({ do: fc.constant('end' as const), index: fc.nat(20) }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.nat(30_000) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const { now, advance } = clock();
        const admission = opened({ ...LIMITS, leaseMs: 1e9 }, now);
        const open: { person: string; handle: Admitted }[] = [];
        const asked = new Map<string, number[]>();
        for (const step of steps) {
          if (step.do === 'wait') advance(step.ms);
          else if (step.do === 'end') open.splice(step.index, 1)[0]?.handle.release();
          else {
            const recent = (asked.get(step.person) ?? []).filter((atMs) => atMs > now() - LIMITS.windowMs);
            const own = open.filter(({ person }) => person === step.person).length;
            const free =
              own < LIMITS.perPerson && open.length < LIMITS.inTotal && recent.length < LIMITS.perWindow;
            const checked = admission.admit(step.person);
            expect(checked.ok).toBe(free);
            if (!checked.ok) continue;
            asked.set(step.person, [...recent, now()]);
            open.push({ person: step.person, handle: checked.value });
          }
        }
      }),
    );
  });
});
