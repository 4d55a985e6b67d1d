import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The digest of the supergraph of this release, by which a version of the schema is named (Memorandum, section 9): SHA-256 over
 * the bytes of its file, in hexadecimal digits.
 */
export const supergraphDigest = createHash('sha256')
  .update(readFileSync(join(import.meta.dirname, 'supergraph.graphql')))
  .digest('hex');
