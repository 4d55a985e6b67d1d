import { createHash } from 'node:crypto';

/**
 * The digest under which a certificate is entered: SHA-256 of the kind of examination, a colon, and the number in capital
 * letters and digits alone, whatever its spaces, strokes and widths.
 *
 * @returns 64 hexadecimal digits; undefined where the number holds no letter or digit
 */
export const certificateDigest = (examinationKind: string, number: string): string | undefined => {
  const form = number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return form === '' ? undefined : createHash('sha256').update(`${examinationKind}:${form}`).digest('hex');
};
