import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { OptionValue, SendInteraction } from '../protocol.js';
import { displayName } from './avatar.js';
import { type CommandDraft, checkDraft, draftFromLine } from './command-draft.js';
import { commandEntries } from './command-entry.js';
import { writeCommandLine } from './command-line.js';
import { type ComposedLine, Composer } from './composer.js';
import type { Connection, Control } from './control.js';
import { ModalDialog, PictureDialog } from './dialogs.js';
import type { OfferChoices } from './draft-form.js';
import { Icon } from './icons.js';
import { MessageList } from './message-list.js';
import { type PageActions, PageContext, type Picture } from './page-context.js';
import { channelPlace, channelTitle, isDirect, Rail } from './rail.js';
import type { Sent, Session, SessionStep } from './session.js';
import { ThemeButton } from './theme-button.js';
import { Welcome } from './welcome.js';

/** After so long without a word a pressed button may be pressed again: longer than a bot has to say anything. */
const PRESS_MS = 4_000;

export function Chat(props: {
  readonly control: Control;
  readonly session: Session;
  readonly connection: Connection;
  readonly userId: string;
  readonly step: (step: SessionStep) => void;
  readonly onPerson: (id: string) => void;
}): VNode | null {
  const { control, session, step, userId } = props;
  const { server } = session;
  const me = server.users.find((user) => user.id === userId);
  const [wantedChannel, setWantedChannel] = useState<string | undefined>(undefined);
  const channel = server.channels.find((one) => one.id === wantedChannel) ?? server.channels[0];
  const entries = useMemo(() => commandEntries(session.commands), [session.commands]);
  const [composed, setComposed] = useState<ComposedLine | undefined>(undefined);
  const [picture, setPicture] = useState<Picture | undefined>(undefined);
  const [isRailOpen, setRailOpen] = useState(false);
  const serial = useRef(0);
  useEffect(() => {
    if (!isRailOpen) return;
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) setRailOpen(false);
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [isRailOpen]);
  if (me === undefined || channel === undefined) return null;
  const channelId = channel.id;

  const send = async (what: Sent['what'], interaction: SendInteraction): Promise<void> => {
    serial.current += 1;
    const key = `sent-${serial.current}`;
    step({
      type: 'sent',
      sent: {
        key,
        channelId: interaction.channelId,
        at: Date.now(),
        interactionId: undefined,
        what,
        failure: undefined,
      },
    });
    try {
      const { interactionId } = await control.send(interaction);
      step({ type: 'accepted', key, interactionId });
      if (what.type !== 'command') setTimeout(() => step({ type: 'unanswered', key }), PRESS_MS);
    } catch (error) {
      step({ type: 'refused', key, reason: refusalText(error) });
    }
  };

  const sendCommand = (draft: CommandDraft) => {
    const checked = checkDraft(draft);
    if (!checked.ok) return;
    const { name } = draft.entry;
    const line = writeCommandLine(draft.entry, draft.texts);
    void send(
      { type: 'command', line, name },
      { type: 'command', userId, channelId, name, options: checked.options },
    );
  };

  const run = (line: string) => {
    const draft = draftFromLine(line, entries);
    if (draft !== undefined) sendCommand(draft);
  };

  const offerChoices: OfferChoices = async (question, signal) => {
    const { choices } = await control.send({ type: 'autocomplete', userId, channelId, ...question }, signal);
    return (choices ?? []).map((choice): { name: string; value: OptionValue } => choice);
  };

  const actions: PageActions = {
    userName: (id) => {
      const user = [...server.users, server.bot].find((one) => one.id === id);
      return user === undefined ? undefined : displayName(user);
    },
    channelName: (id) => {
      const found = server.channels.find((one) => one.id === id);
      return found === undefined ? undefined : channelTitle(found, server.bot);
    },
    compose: (line) => {
      serial.current += 1;
      setComposed({ line, serial: serial.current });
    },
    press: (messageId, customId, values) => {
      const interaction: SendInteraction = {
        type: 'component',
        userId,
        channelId,
        messageId,
        customId,
        ...(values === undefined ? {} : { values }),
      };
      void send({ type: 'component', messageId, customId }, interaction);
    },
    isPressed: (messageId, customId) =>
      session.sent.some(
        ({ what, failure }) =>
          what.type === 'component' &&
          failure === undefined &&
          what.messageId === messageId &&
          what.customId === customId,
      ),
    dismiss: (messageId) => step({ type: 'dismissed', messageId }),
    openPicture: setPicture,
  };

  const { modal } = session;
  const place = channelPlace(channel, server.bot);
  return (
    <PageContext.Provider value={actions}>
      <div class={isRailOpen ? 'page is-rail-open' : 'page'}>
        <div id="rail" class="rail">
          <Rail
            server={server}
            channelId={channelId}
            me={me}
            onChannel={(id) => {
              setWantedChannel(id);
              setRailOpen(false);
            }}
            onPerson={props.onPerson}
          />
        </div>
        <button
          type="button"
          class="scrim"
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => setRailOpen(false)}
        />
        <main class="chat">
          <header class="chat-head">
            <button
              type="button"
              class="icon-button rail-button"
              aria-label="Channels and people"
              aria-expanded={isRailOpen}
              aria-controls="rail"
              onClick={() => setRailOpen(!isRailOpen)}
            >
              <Icon name="menu" />
            </button>
            <h1>
              {isDirect(channel) ? null : (
                <span class="hash" aria-hidden="true">
                  #
                </span>
              )}
              {channelTitle(channel, server.bot)}
            </h1>
            {'topic' in channel && channel.topic ? <p class="topic">{channel.topic}</p> : null}
            <span class="spring" />
            <span class={server.bot.online ? 'bot-state is-online' : 'bot-state'}>
              <span class={server.bot.online ? 'presence is-online' : 'presence'} aria-hidden="true" />
              {displayName(server.bot)} is {server.bot.online ? 'online' : 'offline'}
            </span>
            <ThemeButton />
          </header>
          <Notices
            connection={props.connection}
            isOnline={server.bot.online}
            botName={displayName(server.bot)}
          />
          <MessageList session={session} channelId={channelId} place={place} me={me} step={step}>
            <Welcome entries={entries} isOnline={server.bot.online} onRun={run} />
          </MessageList>
          <Composer
            key={channelId}
            entries={entries}
            place={place}
            composed={composed}
            offerChoices={offerChoices}
            onSend={sendCommand}
          />
        </main>
        {picture === undefined ? null : (
          <PictureDialog picture={picture} onClose={() => setPicture(undefined)} />
        )}
        {modal === undefined ? null : (
          <ModalDialog
            key={modal.interactionId}
            modal={modal.modal}
            onClose={() => step({ type: 'modal-closed' })}
            onSubmit={(fields) => {
              step({ type: 'modal-closed' });
              const { interactionId } = modal;
              const customId = modal.modal.custom_id;
              void send(
                { type: 'modal' },
                { type: 'modal', userId, channelId: modal.channelId, interactionId, customId, fields },
              );
            }}
          />
        )}
      </div>
    </PageContext.Provider>
  );
}

function Notices(props: {
  readonly connection: Connection;
  readonly isOnline: boolean;
  readonly botName: string;
}): VNode {
  return (
    <div role="status">
      {props.connection === 'stale-key' ? (
        <p class="notice">
          The chat was started anew.{' '}
          <button type="button" class="link" onClick={() => location.reload()}>
            Reload this page
          </button>{' '}
          to join it.
        </p>
      ) : props.connection === 'lost' ? (
        <p class="notice">The connection to the chat is lost. Trying again…</p>
      ) : props.isOnline ? null : (
        <p class="notice">{props.botName} is not connected. Commands are answered once it is back.</p>
      )}
    </div>
  );
}

function refusalText(error: unknown): string {
  if (error instanceof TypeError) return 'The chat could not be reached. Is it still running?';
  return error instanceof Error ? error.message : 'It could not be sent.';
}
