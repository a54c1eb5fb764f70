/** Only this machine: the address bound, the names accepted, the ports tried. */
import { createServer, type Server } from 'node:http';

const NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);
const PORTS_TRIED = 20;
export const HOST = '127.0.0.1';

/**
 * A page of another site can have its own name resolve to 127.0.0.1 and then read what is served there; the Host
 * header still tells that name. The port is not compared, so that a forwarded one works.
 */
export function isLoopbackHost(header: string | undefined): boolean {
  if (header === undefined) return false;
  const match = /^([a-z0-9.]+)(?::\d{1,5})?$/i.exec(header);
  return NAMES.has(match?.[1]?.toLowerCase() ?? '');
}

/** Browsers send it with every socket; programs send none. */
export function isLoopbackOrigin(header: string | undefined): boolean {
  if (header === undefined) return true;
  return URL.canParse(header) && isLoopbackHost(new URL(header).host);
}

export interface Door {
  readonly server: Server;
  /** REST base without version, as of the local Discord that will stand behind it. */
  readonly api: string;
}

/** Listens on this machine before there is anything to answer with; until then everybody hears that it is being started. */
export async function openDoor(port: number): Promise<Door> {
  const server = createServer((_request, response) => {
    response.writeHead(503, {
      'content-type': 'text/plain; charset=utf-8',
      'retry-after': '1',
      refresh: '1',
    });
    response.end('Given is starting.\n');
  });
  const taken = await listenOnFreePort(server, HOST, port);
  return { server, api: `http://${HOST}:${taken}/api` };
}

/** Takes `port`, or the next free one of the 20 after it; 0 takes any. Resolves to the port taken. */
export async function listenOnFreePort(server: Server, host: string, port: number): Promise<number> {
  for (let tried = port; ; tried++) {
    try {
      return await listen(server, host, tried);
    } catch (error) {
      const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
      const isTaken = code === 'EADDRINUSE' || code === 'EACCES';
      if (!isTaken || port === 0 || tried - port >= PORTS_TRIED || tried >= 65_535) throw error;
    }
  }
}

/** Of a server that listens. */
export function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server listens on no port');
  return address.port;
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => {
      server.off('listening', succeeded);
      reject(error);
    };
    const succeeded = () => {
      server.off('error', failed);
      resolve(portOf(server));
    };
    server.once('error', failed);
    server.once('listening', succeeded);
    server.listen(port, host);
  });
}
