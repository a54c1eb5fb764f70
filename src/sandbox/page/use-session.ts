import { useCallback, useEffect, useReducer, useState } from 'preact/hooks';
import type { Connection, Control } from './control.js';
import { type Session, type SessionStep, stepSession } from './session.js';

/** Follows the server as one person sees it, from the channel that `openAt` names when it begins; where they cannot see that one, from their first. */
export function useSession(
  control: Control,
  userId: string,
  openAt: () => string | undefined,
): {
  readonly session: Session | undefined;
  readonly connection: Connection;
  readonly step: (step: SessionStep) => void;
} {
  const [session, dispatch] = useReducer<Session | undefined, SessionStep>(stepSession, undefined);
  const [connection, setConnection] = useState<Connection>('connecting');
  const step = useCallback((one: SessionStep) => dispatch(one), []);
  useEffect(() => {
    const stop = control.watch(userId, {
      onState: (state) => step({ type: 'state', state, openAt: openAt() }),
      onEvent: (event) => step({ type: 'event', event }),
      onConnection: setConnection,
    });
    return () => {
      stop();
      step({ type: 'left' });
    };
  }, [control, userId]);
  return { session, connection, step };
}
