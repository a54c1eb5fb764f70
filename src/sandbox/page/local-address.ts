/** Which addresses of a message this page may load by itself. */

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The path of a file that this server holds, whatever loopback name and port the bot was told; undefined for any
 * other address, which the page never loads (nothing leaves the computer unasked).
 */
export function localAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  try {
    const url = new URL(address, 'http://127.0.0.1');
    const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
    if (!isHttp || !LOOPBACK.has(url.hostname) || !url.pathname.startsWith('/attachments/')) return undefined;
    return url.pathname + url.search;
  } catch {
    return undefined;
  }
}
