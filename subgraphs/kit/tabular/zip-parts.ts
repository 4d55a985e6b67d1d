import { crc32, inflateRawSync } from 'node:zlib';
import { UnreadableFile } from './import-fault.ts';

/**
 * The parts of a zip archive held in memory, for office documents.
 * The archive is not trusted: the size that a part really inflates to is limited, not only the one it declares, and
 * its checksum is compared, so that neither a bomb nor a flipped bit passes.
 * Layout: APPNOTE.TXT 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end).
 */
export interface ZipParts {
  readonly names: readonly string[];
  /** The bytes of a part, or undefined where the archive has none of that name. Throws UnreadableFile at a damaged one. */
  readonly read: (name: string) => Uint8Array | undefined;
}

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly headerAt: number;
}

const mebibyte = 1024 * 1024;
/** A register of 100,000 rows inflates to about 70 MiB. */
const mostBytes = 256 * mebibyte;
const mostEntries = 10_000;

const damaged = (detail: string): UnreadableFile =>
  new UnreadableFile(`the file is damaged (${detail}); fetch it again from its source`);

const endOfDirectory = (view: DataView): number => {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw damaged('its end is missing: it was probably cut off');
};

const directoryOf = (bytes: Uint8Array, view: DataView): ReadonlyMap<string, Entry> => {
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff)
    throw new UnreadableFile('the archive is larger than a workbook may be');
  if (count > mostEntries)
    throw new UnreadableFile(`the archive holds ${String(count)} parts, too many for a workbook`);
  const entries = new Map<string, Entry>();
  const names = new TextDecoder();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw damaged('its directory is broken');
    const nameLength = view.getUint16(at + 28, true);
    entries.set(names.decode(bytes.subarray(at + 46, at + 46 + nameLength)), {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
};

const packedBytes = (bytes: Uint8Array, view: DataView, name: string, entry: Entry): Uint8Array => {
  const { headerAt, packedSize } = entry;
  if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== 0x04034b50) {
    throw damaged(`the part ${name} is not where its directory says`);
  }
  const from = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (from + packedSize > bytes.length) throw damaged(`the part ${name} is cut off`);
  return bytes.subarray(from, from + packedSize);
};

const inflated = (packed: Uint8Array, name: string, entry: Entry): Uint8Array => {
  if (entry.method === 0) return packed;
  if (entry.method !== 8)
    throw new UnreadableFile(`the part ${name} is packed in an unknown way; save the file again`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch {
    throw damaged(`the part ${name} does not unpack to the size it declares`);
  }
};

/** Opens an archive. Throws UnreadableFile where the bytes are not one. */
export const openZip = (bytes: Uint8Array): ZipParts => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directoryOf(bytes, view);
  let allowance = mostBytes;
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if ((entry.flags & 1) !== 0)
        throw new UnreadableFile('the file is protected by a password; save it without one');
      allowance -= entry.size;
      if (allowance < 0) {
        throw new UnreadableFile(
          `the file unpacks to more than ${String(mostBytes / mebibyte)} MiB; split it, or delete what is not part of the register`,
        );
      }
      const part = inflated(packedBytes(bytes, view, name, entry), name, entry);
      if (part.length !== entry.size || crc32(part) !== entry.checksum) {
        throw damaged(`the part ${name} does not match its checksum`);
      }
      return part;
    },
  };
};
