import { createHash } from 'node:crypto';
import { demonstrationId } from '../demonstration-id.ts';

const kinds = ['SKILL', 'JFT_BASIC', 'JLPT_N4_UP', 'NURSING_JAPANESE'] as const;

const howMany = 60;

/**
 * The certificates that Japan has entered for the look-up (section 5), of each kind the numbers EXAMPLE-E0001 to
 * EXAMPLE-E0060: as digests, which is all that is ever entered. The last of each kind was annulled, and is no hit.
 */
export const examinationCertificates = kinds.flatMap((kind) =>
  Array.from({ length: howMany }, (_, at) => {
    const number = `EXAMPLEE${String(at + 1).padStart(4, '0')}`;
    return {
      id: demonstrationId('examination-certificate', `${kind}/${number}`),
      originator: 'JAPAN',
      digest: createHash('sha256').update(`${kind}:${number}`).digest('hex'),
      enteredAt: '2026-11-02T02:00:00.000Z',
      annulledAt: at === howMany - 1 ? '2026-11-16T04:30:00.000Z' : null,
    };
  }),
);
