import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'graphql';
import type { SettingsReader } from '../settings-reader.ts';
import type { DocumentSettings } from './document-settings.ts';

/** The id of a document: the SHA-256 of its bytes. */
const documentId = (text: string): string =>
  `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;

/** Documents with the place that each was read from, for messages. */
type Found = readonly { readonly place: string; readonly text: string; readonly id?: string }[];

const inFolder = async (folder: string): Promise<Found> =>
  Promise.all(
    (await readdir(folder))
      .filter((name) => name.endsWith('.graphql'))
      .sort()
      .map(async (name) => ({ place: name, text: await readFile(join(folder, name), 'utf8') })),
  );

const inFile = (content: string, fault: (text: string) => void): Found => {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    fault('must hold one JSON object of documents by their ids');
    return [];
  }
  return Object.entries(value).flatMap(([id, text]) => {
    if (typeof text === 'string') return [{ place: id, text, id: id.toLowerCase() }];
    fault(`the document "${id}" must be a text`);
    return [];
  });
};

const isGraphql = (text: string): boolean => {
  try {
    return parse(text).definitions.length > 0;
  } catch {
    return false;
  }
};

/**
 * Reads the stored documents: from a folder, every `.graphql` file; from a JSON file, texts by their ids. An id is
 * `sha256:` and the hash of the text, the prefix optional in the file.
 */
export const readDocumentSettings = async (read: SettingsReader): Promise<DocumentSettings> => {
  const path = read.given('STORED_DOCUMENTS');
  const only = read.choice('STORED_DOCUMENTS_ONLY', 'off', ['on', 'off']) === 'on';
  const texts = new Map<string, string>();
  if (path === undefined) {
    if (only)
      read.fault(
        'STORED_DOCUMENTS_ONLY is on and STORED_DOCUMENTS is not set; name a file or folder of documents',
      );
    return { texts, only };
  }
  const fault = (text: string) => {
    read.fault(`STORED_DOCUMENTS: "${path}": ${text}`);
  };
  try {
    const found = (await stat(path)).isDirectory()
      ? await inFolder(path)
      : inFile(await readFile(path, 'utf8'), fault);
    for (const { place, text, id } of found) {
      const own = documentId(text);
      if (id !== undefined && own !== id && own !== `sha256:${id}`)
        fault(`"${place}" is not the hash of its document, which is ${own}`);
      else if (!isGraphql(text)) fault(`"${place}" is not GraphQL`);
      else texts.set(own, text);
    }
  } catch {
    fault('cannot be read; check that it exists and who may read it');
  }
  return { texts, only };
};
