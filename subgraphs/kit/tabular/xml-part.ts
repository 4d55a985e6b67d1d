import { SaxesParser } from 'saxes';
import { UnreadableFile } from './import-fault.ts';

/** What is told of each element, by its name without prefix; text comes in pieces. */
export interface XmlListener {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const deepest = 64;
const mostAttributes = 64;
const pieceSize = 1 << 18;

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

/**
 * Reads one XML part of an office document from front to back without building a tree.
 * `progress` is called now and then with the share done, 0 to 1.
 * Throws UnreadableFile where the part is not well-formed UTF-8 XML, declares a document type (office documents never
 * do; entities could multiply) or nests beyond what any sheet needs.
 */
export const readXml = (
  bytes: Uint8Array,
  partName: string,
  listener: XmlListener,
  progress?: (share: number) => void,
): void => {
  const refuse = (detail: string): never => {
    throw new UnreadableFile(
      `the file is damaged (${partName}: ${detail}); fetch it again, or save it again as .xlsx`,
    );
  };
  const parser = new SaxesParser({ xmlns: false, position: true } as const);
  let depth = 0;
  let attributes = 0;
  parser.on('error', (error) => refuse(error.message));
  parser.on('doctype', () => refuse('it declares a document type'));
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > mostAttributes) refuse('an element has too many attributes');
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    depth += 1;
    if (depth > deepest) refuse('it nests too deep');
    listener.open?.(localName(tag.name), tag.attributes);
  });
  if (listener.text !== undefined) {
    parser.on('text', listener.text);
    parser.on('cdata', listener.text);
  }
  parser.on('closetag', (tag) => {
    depth -= 1;
    listener.close?.(localName(tag.name));
  });

  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece: Uint8Array, stream: boolean): string => {
    try {
      return decoder.decode(piece, { stream });
    } catch {
      return refuse('it is not UTF-8');
    }
  };
  for (let at = 0; at < bytes.length; at += pieceSize) {
    parser.write(decode(bytes.subarray(at, at + pieceSize), true));
    progress?.(Math.min(1, (at + pieceSize) / bytes.length));
  }
  parser.write(decode(new Uint8Array(), false)).close();
};
