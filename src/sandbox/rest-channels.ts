/** Channels and threads as places: read, changed, deleted. */
import {
  type APIChannel,
  type APITextChannel,
  ChannelType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Hono } from 'hono';
import { missingPermissions, wrongChannelType } from './discord-error.js';
import { botMay, channelOf, requireAwake, requirePermission, requireWriting } from './rest-access.js';
import { readBody } from './rest-body.js';
import type { RestPorts } from './rest-ports.js';
import { APPLICATION_ID } from './seed.js';
import { guildOf, type State } from './state.js';
import { parseChannelChange, parseThreadChange } from './thread-form.js';
import { changeThread, isArchived, isLocked, type ThreadChange } from './threads.js';
import { isThread } from './world.js';

const { ManageChannels, ManageThreads } = PermissionFlagsBits;

export function addChannelRoutes(app: Hono, { state }: RestPorts): void {
  const path = '/channels/:channel';
  app.get(path, (c) => c.json(channelOf(state, c.req.param('channel'))));
  app.patch(path, async (c) => {
    const { json } = await readBody(c.req.raw);
    const channel = channelOf(state, c.req.param('channel'));
    return c.json(isThread(channel) ? patchThread(state, channel, json) : patchChannel(state, channel, json));
  });
  app.delete(path, (c) => {
    const channel = channelOf(state, c.req.param('channel'));
    // A bot may close a conversation, which its person does not notice.
    if (guildOf(channel) === undefined) return c.json(channel);
    requirePermission(state, channel, isThread(channel) ? ManageThreads : ManageChannels);
    state.world.closeChannel(channel);
    return c.json(channel);
  });
  app.post(`${path}/typing`, (c) => {
    requireWriting(state, channelOf(state, c.req.param('channel')));
    return c.body(null, 204);
  });
}

const isText = (channel: APIChannel): channel is APITextChannel => channel.type === ChannelType.GuildText;

function patchChannel(state: State, channel: APIChannel, json: unknown): APIChannel {
  if (!isText(channel)) throw wrongChannelType();
  const { name, topic, nsfw, position, rate_limit_per_user: slowly } = parseChannelChange(json);
  requirePermission(state, channel, ManageChannels);
  const changed: APITextChannel = {
    ...channel,
    ...(name === undefined ? {} : { name }),
    ...(topic === undefined ? {} : { topic }),
    ...(nsfw === undefined ? {} : { nsfw }),
    ...(position === undefined ? {} : { position }),
    ...(slowly === undefined ? {} : { rate_limit_per_user: slowly }),
  };
  state.world.changeChannel(changed);
  return changed;
}

/** Whoever began a thread may rename and archive it; to lock one, or to change another's, takes a permission. */
function patchThread(state: State, thread: Parameters<typeof changeThread>[1], json: unknown): APIChannel {
  const change = definedOf(parseThreadChange(json));
  const isManager = botMay(state, thread, ManageThreads);
  const isOwner = thread.owner_id === APPLICATION_ID;
  const onlyWakes = change.archived === false && Object.keys(change).length === 1 && !isLocked(thread);
  if (onlyWakes) {
    requireWriting(state, thread);
    return changeThread(state, thread, change);
  }
  const mayAsOwner = isOwner && change.locked === undefined && !isLocked(thread);
  if (!isManager && !mayAsOwner) throw missingPermissions();
  if (isArchived(thread) && change.archived !== false) requireAwake(thread);
  return changeThread(state, thread, change);
}

function definedOf(form: ReturnType<typeof parseThreadChange>): ThreadChange {
  const {
    name,
    archived,
    locked,
    invitable,
    auto_archive_duration: minutes,
    rate_limit_per_user: slowly,
  } = form;
  return {
    ...(name === undefined ? {} : { name }),
    ...(archived === undefined ? {} : { archived }),
    ...(locked === undefined ? {} : { locked }),
    ...(invitable === undefined ? {} : { invitable }),
    ...(minutes === undefined ? {} : { auto_archive_duration: minutes }),
    ...(slowly === undefined ? {} : { rate_limit_per_user: slowly }),
  };
}
