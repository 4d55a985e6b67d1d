import { createHash } from 'node:crypto';

/**
 * The identifier of a thing by its kind and key, `industry-field` and `care`: the first 16 bytes of the SHA-256 of
 * `kind:key`, shaped as a UUID of version 4. Industry fields are given theirs by the same rule where they are stored.
 */
export const demonstrationId = (kind: string, key: string): string => {
  const bytes = createHash('sha256').update(`${kind}:${key}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
