import { render } from 'preact';
import { App } from './app.js';
import { Control } from './control.js';

const root = document.getElementById('page');
const told = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
const key = told('sandbox-key');
const firstUserId = told('sandbox-user');
if (root === null || key === undefined || firstUserId === undefined) {
  throw new Error('the document is not the one this script belongs to');
}
root.replaceChildren();
render(<App control={new Control(key)} firstUserId={firstUserId} />, root);
