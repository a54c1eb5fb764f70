import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isOfferedIn } from '../offered-in.js';
import type { OptionValue, SendInteraction } from '../protocol.js';
import { displayName } from './avatar.js';
import { type CommandDraft, checkDraft, draftFromLine } from './command-draft.js';
import { commandEntries, messageCommandNames } from './command-entry.js';
import { writeCommandLine } from './command-line.js';
import { type ComposedLine, Composer } from './composer.js';
import type { Connection, Control } from './control.js';
import type { OfferChoices } from './draft-form.js';
import type { GiveFile } from './file-field.js';
import { Icon } from './icons.js';
import { MessageList } from './message-list.js';
import { ModalDialog } from './modal-dialog.js';
import { Notices } from './notices.js';
import { type PageActions, PageContext, type Picture } from './page-context.js';
import { PictureDialog } from './picture-dialog.js';
import { channelPlace, channelTitle, contextOf, isDirect, Rail } from './rail.js';
import { pressedPlace, type Session, type SessionStep } from './session.js';
import { ThemeButton } from './theme-button.js';
import { useSending } from './use-sending.js';
import { Welcome } from './welcome.js';

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
  const commands = useMemo(
    () =>
      session.commands.filter((command) => channel !== undefined && isOfferedIn(command, contextOf(channel))),
    [session.commands, channel],
  );
  const entries = useMemo(() => commandEntries(commands), [commands]);
  const [composed, setComposed] = useState<ComposedLine | undefined>(undefined);
  const [picture, setPicture] = useState<Picture | undefined>(undefined);
  const [isRailOpen, setRailOpen] = useState(false);
  const serial = useRef(0);
  const send = useSending(control, step);
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

  const giveFile: GiveFile = async (file) => {
    const given = await control.giveFile(userId, channelId, file);
    return { name: given.name, value: given.id };
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
    message: (id) => session.messages.get(id),
    menuNames: messageCommandNames(commands),
    useMenu: (messageId, name) => {
      void send(
        { type: 'message-command', name, messageId },
        { type: 'message-command', userId, channelId, name, messageId },
      );
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
      session.sent.some((sent) => {
        const place = pressedPlace(sent);
        return sent.failure === undefined && place?.messageId === messageId && place.customId === customId;
      }),
    isComputing: (messageId) =>
      session.sent.some(
        (sent) =>
          sent.isDeferred && sent.failure === undefined && pressedPlace(sent)?.messageId === messageId,
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
            <Welcome
              entries={entries}
              isOnline={server.bot.online}
              menuName={actions.menuNames[0]}
              onRun={run}
            />
          </MessageList>
          <Composer
            key={channelId}
            entries={entries}
            place={place}
            composed={composed}
            offerChoices={offerChoices}
            giveFile={giveFile}
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
            onSubmit={async (fields) => {
              const { interactionId, opener } = modal;
              const customId = modal.modal.custom_id;
              const refusal = await send(
                { type: 'modal', opener },
                { type: 'modal', userId, channelId: modal.channelId, interactionId, customId, fields },
              );
              if (refusal === undefined) step({ type: 'modal-closed' });
              return refusal;
            }}
          />
        )}
      </div>
    </PageContext.Provider>
  );
}
