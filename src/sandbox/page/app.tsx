/** Who is looking, and the line to the server; the chat itself is `chat.tsx`. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Chat } from './chat.js';
import type { Control } from './control.js';
import { addressed } from './person-address.js';
import { openChannel } from './session.js';
import { useSession } from './use-session.js';

const USER_KEY = 'user';
const CHANNEL_KEY = 'channel';

export function App(props: { readonly control: Control; readonly firstUserId: string }): VNode {
  const { control, firstUserId } = props;
  // Per tab, so that two windows can be two people.
  const [userId, setUserId] = useState(
    () => addressed(location.search).userId ?? sessionStorage.getItem(USER_KEY) ?? firstUserId,
  );
  // Neither a reload nor another person leaves the place that is looked at.
  const { session, connection, step } = useSession(control, userId, placeOfTab);
  const openChannelId = session === undefined ? undefined : openChannel(session)?.id;
  useEffect(() => {
    if (openChannelId === undefined) return;
    sessionStorage.setItem(CHANNEL_KEY, openChannelId);
    // What the address named was for the beginning.
    if (location.search !== '') {
      sessionStorage.setItem(USER_KEY, userId);
      history.replaceState(undefined, '', '/');
    }
  }, [openChannelId, userId]);

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
        setUserId(id);
      }}
    />
  );
}

const placeOfTab = (): string | undefined =>
  addressed(location.search).channelId ?? sessionStorage.getItem(CHANNEL_KEY) ?? undefined;

function Starting({ text }: { readonly text: string }): VNode {
  return (
    <main class="starting">
      <p role="status">{text}</p>
    </main>
  );
}
