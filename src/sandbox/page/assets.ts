/** The page as files: bundled in memory when the sandbox starts, so that there is no build step to forget. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { FIRST_USER_ID } from '../seed.js';

export interface PageAssets {
  /** The document at `/`, carrying the control key for its own script. */
  html(key: string): string;
  /** By absolute path, e.g. `/page/main.js`. All may be cached for as long as the process lives. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: Uint8Array | string }>;
}

const PUBLIC_PATH = '/page';
const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['js', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['woff2', 'font/woff2'],
  ['svg', 'image/svg+xml'],
]);

/** Fails only when the page's own sources do not compile. */
export async function buildPage(): Promise<PageAssets> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const result = await build({
    absWorkingDir: here,
    entryPoints: ['main.tsx', 'theme.ts', 'styles/main.css', 'icon.svg'],
    entryNames: '[name]',
    assetNames: '[name]-[hash]',
    outdir: PUBLIC_PATH,
    publicPath: PUBLIC_PATH,
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    // The font package names an old format beside woff2; no browser that runs this page asks for it.
    external: ['*.woff'],
    legalComments: 'none',
    logLevel: 'silent',
  });
  const files = new Map(
    result.outputFiles.map((file) => {
      const name = file.path.slice(file.path.lastIndexOf('/') + 1);
      const extension = name.slice(name.lastIndexOf('.') + 1);
      const type = MEDIA_TYPES.get(extension) ?? 'application/octet-stream';
      return [`${PUBLIC_PATH}/${name}`, { type, body: file.contents }];
    }),
  );
  return { html: documentFor, files };
}

function documentFor(key: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="sandbox-key" content="${attribute(key)}">
<meta name="sandbox-user" content="${attribute(FIRST_USER_ID)}">
<meta name="description" content="A chat on this computer in which the bot Given explains probability.">
<title>Given</title>
<link rel="icon" type="image/svg+xml" href="${PUBLIC_PATH}/icon.svg">
<link rel="stylesheet" href="${PUBLIC_PATH}/main.css">
<script src="${PUBLIC_PATH}/theme.js"></script>
<script type="module" src="${PUBLIC_PATH}/main.js"></script>
</head>
<body>
<div id="page"><noscript>This page draws the chat with JavaScript, which is switched off in this browser.</noscript></div>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
