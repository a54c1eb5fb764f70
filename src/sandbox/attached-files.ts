/** Which files a message has after a request: uploaded now, or kept from before. */
import type { StoredFile } from './attachment-store.js';
import { safeName } from './attachment-store.js';
import { missingUpload, tooLarge, tooManyAttachments } from './discord-error.js';
import { LIMITS } from './limits.js';
import type { MessageForm } from './message-form.js';
import type { FileOfMessage } from './message-store.js';
import type { State } from './state.js';

/** A part `files[index]` of a multipart body. */
export interface Upload {
  readonly index: string;
  readonly name: string;
  readonly data: Uint8Array;
}

/** Not yet stored: a request may still turn out to be invalid. */
export interface PlannedFile {
  readonly name: string;
  readonly description: string | undefined;
  readonly title: string | undefined;
  readonly source:
    | { readonly type: 'kept'; readonly file: StoredFile }
    | { readonly type: 'new'; readonly upload: Upload };
}

/**
 * Without a list everything stays and the uploads are added. With one, only what it names stays; an upload that it
 * does not name is added all the same.
 */
export function planFiles(
  listed: MessageForm['attachments'],
  uploads: readonly Upload[],
  before: readonly FileOfMessage[],
): readonly PlannedFile[] {
  const planned: PlannedFile[] = [];
  if (listed == null) {
    for (const { file, description, title } of before) {
      planned.push({ name: file.name, description, title, source: { type: 'kept', file } });
    }
  }
  const unnamed = new Map(uploads.map((upload) => [upload.index, upload]));
  for (const entry of listed ?? []) {
    const kept = before.find(({ file }) => file.id === entry.id);
    const upload = unnamed.get(entry.id);
    const description =
      entry.description === undefined ? kept?.description : (entry.description ?? undefined);
    const title = entry.title === undefined ? kept?.title : (entry.title ?? undefined);
    if (kept !== undefined) {
      planned.push({ name: kept.file.name, description, title, source: { type: 'kept', file: kept.file } });
    } else if (upload !== undefined) {
      unnamed.delete(entry.id);
      const name = safeName(entry.filename ?? upload.name);
      planned.push({ name, description, title, source: { type: 'new', upload } });
    } else {
      throw missingUpload();
    }
  }
  for (const upload of unnamed.values()) {
    planned.push({
      name: safeName(upload.name),
      description: undefined,
      title: undefined,
      source: { type: 'new', upload },
    });
  }
  if (planned.length > LIMITS.attachments) throw tooManyAttachments();
  if (uploads.some(({ data }) => data.byteLength > LIMITS.fileBytes)) throw tooLarge();
  return planned;
}

export function storeFiles(
  state: State,
  channelId: string,
  planned: readonly PlannedFile[],
): readonly FileOfMessage[] {
  return planned.map(({ name, description, title, source }) => ({
    file:
      source.type === 'kept'
        ? source.file
        : state.attachments.add(state.nextId(), channelId, name, source.upload.data),
    description,
    title,
  }));
}
