import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { offeredHere } from '../offered-in.js';
import { displayName } from './avatar.js';
import { ChatHead } from './chat-head.js';
import { type CommandDraft, checkDraft, draftFromLine } from './command-draft.js';
import { commandEntries, messageMenu, personMenu } from './command-entry.js';
import { writeCommandLine } from './command-line.js';
import { type ComposedLine, Composer } from './composer.js';
import type { Connection, Control } from './control.js';
import type { OfferChoices } from './draft-form.js';
import type { GiveFile } from './file-field.js';
import { JournalPanel } from './journal-panel.js';
import { MessageList } from './message-list.js';
import { ModalDialog } from './modal-dialog.js';
import { Notices } from './notices.js';
import { knownIn, pageActions } from './page-actions.js';
import { PageContext, type Picture } from './page-context.js';
import { PictureDialog } from './picture-dialog.js';
import { channelPlace, contextOf, guildIdOf } from './places.js';
import { Rail } from './rail.js';
import { openChannel, type Session, type SessionStep } from './session.js';
import { refusalText, useSending } from './use-sending.js';
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
  const channel = openChannel(session);
  const commands = useMemo(
    () =>
      channel === undefined
        ? []
        : offeredHere(session.commands, contextOf(channel), guildIdOf(channel, server.channels)),
    [session.commands, channel, server.channels],
  );
  const entries = useMemo(
    () => commandEntries(commands, channel === undefined ? undefined : knownIn(channel, server), me?.locale),
    [commands, channel, server, me?.locale],
  );
  const [composed, setComposed] = useState<ComposedLine | undefined>(undefined);
  const [picture, setPicture] = useState<Picture | undefined>(undefined);
  const [isRailOpen, setRailOpen] = useState(false);
  const [isPanelOpen, setPanelOpen] = useState(false);
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
    const draft = draftFromLine(line.includes(' ') ? line : `${line} `, entries);
    if (draft !== undefined) sendCommand(draft);
  };

  const write = async (content: string): Promise<string | undefined> => {
    try {
      await control.write({ userId, channelId, content });
      return undefined;
    } catch (error) {
      return refusalText(error);
    }
  };

  const offerChoices: OfferChoices = async (question, signal) => {
    const { choices } = await control.send({ type: 'autocomplete', userId, channelId, ...question }, signal);
    return choices ?? [];
  };

  const giveFile: GiveFile = async (file) => {
    const given = await control.giveFile(userId, channelId, file, file.name);
    return { name: given.name, value: given.id };
  };

  const actions = pageActions({
    session,
    userId,
    channel,
    menu: messageMenu(commands, me.locale),
    personMenu: personMenu(commands, me.locale),
    send,
    step,
    compose: (line) => {
      serial.current += 1;
      setComposed({ line, serial: serial.current });
    },
    openPicture: setPicture,
  });

  const { modal } = session;
  const [menuEntry] = actions.menu;
  const askAbout = [...session.messages.values()].findLast(
    (message) => message.channel_id === channelId && message.author.bot !== true,
  );
  const place = channelPlace(channel, server.bot);
  return (
    <PageContext.Provider value={actions}>
      <div class={`page${isRailOpen ? ' is-rail-open' : ''}${isPanelOpen ? ' is-panel-open' : ''}`}>
        <div id="rail" class="rail">
          <Rail
            session={session}
            channel={channel}
            me={me}
            onChannel={(id) => {
              step({ type: 'opened', channelId: id });
              setRailOpen(false);
            }}
            onPerson={props.onPerson}
            onLocale={(locale) => control.setLocale(userId, locale)}
            onNewPerson={async (name) => {
              const { id } = await control.addUser({ name });
              props.onPerson(id);
            }}
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
          <ChatHead
            server={server}
            channel={channel}
            isRailOpen={isRailOpen}
            onRail={() => setRailOpen(!isRailOpen)}
            isPanelOpen={isPanelOpen}
            onPanel={() => setPanelOpen(!isPanelOpen)}
          />
          <Notices
            connection={props.connection}
            isOnline={server.bot.online}
            botName={displayName(server.bot)}
          />
          <MessageList session={session} channelId={channelId} place={place} me={me} step={step}>
            <Welcome
              entries={entries}
              isOnline={server.bot.online}
              menuEntry={menuEntry}
              onRun={run}
              onMenu={
                askAbout === undefined || menuEntry === undefined
                  ? undefined
                  : () => actions.useMenu(askAbout.id, menuEntry.name)
              }
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
            onWrite={write}
          />
        </main>
        {isPanelOpen ? (
          <JournalPanel control={control} session={session} step={step} onClose={() => setPanelOpen(false)} />
        ) : null}
        {picture === undefined ? null : (
          <PictureDialog picture={picture} onClose={() => setPicture(undefined)} />
        )}
        {modal === undefined ? null : (
          <ModalDialog
            key={modal.interactionId}
            modal={modal.modal}
            giveFile={giveFile}
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
