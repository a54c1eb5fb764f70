import { type Client, Events } from 'discord.js';
import type { Metrics } from '../ops/metrics.js';

/** Keeps the metrics told of what state each shard is in. */
export function countGatewayStates(client: Client, metrics: Metrics): void {
  client.on(Events.ShardReady, (shard) => metrics.gatewayState(shard, 'ready'));
  client.on(Events.ShardResume, (shard) => metrics.gatewayState(shard, 'ready'));
  client.on(Events.ShardReconnecting, (shard) => metrics.gatewayState(shard, 'reconnecting'));
  client.on(Events.ShardDisconnect, (_event, shard) => metrics.gatewayState(shard, 'disconnected'));
}
