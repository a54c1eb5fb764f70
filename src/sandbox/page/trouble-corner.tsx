import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Control } from './control.js';
import { refusalText } from './use-sending.js';

interface Trouble {
  readonly name: string;
  /** Said once it has happened. */
  readonly effect: string;
  readonly make: (control: Control) => Promise<unknown>;
}

const REFUSED_MS = 5_000;

const TROUBLES: readonly Trouble[] = [
  {
    name: 'Cut the connection',
    effect: 'The bot’s connection is cut. It comes back and goes on where it was.',
    make: (control) => control.disturbGateway({ type: 'cut' }),
  },
  {
    name: 'Refuse the bot for 5 s',
    effect: 'The bot is cut off and let in again in five seconds.',
    make: (control) => control.disturbGateway({ type: 'refuse-connections', forMs: REFUSED_MS }),
  },
  {
    name: 'Fail the next edit',
    effect: 'The next answer that the bot writes meets a server error. It tries again.',
    make: (control) =>
      control.plantRestFault({
        method: 'PATCH',
        times: 1,
        effect: { type: 'answer', when: 'before', status: 503, body: { message: 'unavailable', code: 0 } },
      }),
  },
  {
    name: 'Let 15 minutes pass',
    effect: 'Fifteen minutes have passed: what was not answered by now cannot be answered any more.',
    make: (control) => control.advanceClock(15 * 60_000),
  },
];

/** So that a visitor sees what the bot does when things go wrong. */
export function TroubleCorner({ control }: { readonly control: Control }): VNode {
  const [outcome, setOutcome] = useState('');
  return (
    <section aria-labelledby="trouble-title">
      <h3 id="trouble-title">Make trouble</h3>
      <p class="quiet">See what the bot does when things go wrong.</p>
      <div class="troubles">
        {TROUBLES.map(({ name, effect, make }) => (
          <button
            key={name}
            type="button"
            class="button"
            onClick={() => {
              make(control).then(
                () => setOutcome(effect),
                (error: unknown) => setOutcome(refusalText(error)),
              );
            }}
          >
            {name}
          </button>
        ))}
      </div>
      <p role="status" class="trouble-outcome">
        {outcome}
      </p>
    </section>
  );
}
