/** Only this machine: the address bound, the names accepted, the ports tried. */
import type { Server } from 'node:http';

const NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);
const PORTS_TRIED = 20;

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

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => {
      server.off('listening', succeeded);
      reject(error);
    };
    const succeeded = () => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    };
    server.once('error', failed);
    server.once('listening', succeeded);
    server.listen(port, host);
  });
}
