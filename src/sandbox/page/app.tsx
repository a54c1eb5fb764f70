/** Who is looking, and the line to the server; the chat itself is `chat.tsx`. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Chat } from './chat.js';
import type { Control } from './control.js';
import { addressedPerson } from './person-address.js';
import { useSession } from './use-session.js';

const USER_KEY = 'user';

export function App(props: { readonly control: Control; readonly firstUserId: string }): VNode {
  const { control, firstUserId } = props;
  // Per tab, so that two windows can be two people.
  const [userId, setUserId] = useState(
    () => addressedPerson(location.search) ?? sessionStorage.getItem(USER_KEY) ?? firstUserId,
  );
  const { session, connection, step } = useSession(control, userId);

  useEffect(() => {
    if (connection === 'unknown-person') setUserId(firstUserId);
  }, [connection, firstUserId]);

  if (session === undefined) {
    const isStale = connection === 'stale-key';
    return (
      <Starting
        text={isStale ? 'The chat was started anew. Reload this page to join it.' : 'Opening the chat…'}
      />
    );
  }
  return (
    <Chat
      key={userId}
      control={control}
      session={session}
      connection={connection}
      userId={userId}
      step={step}
      onPerson={(id) => {
        sessionStorage.setItem(USER_KEY, id);
        // The address that opened the window would win again when it is reloaded.
        history.replaceState(undefined, '', '/');
        setUserId(id);
      }}
    />
  );
}

function Starting({ text }: { readonly text: string }): VNode {
  return (
    <main class="starting">
      <p role="status">{text}</p>
    </main>
  );
}
