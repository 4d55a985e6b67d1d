import { checkDigest } from '../write/check-digest.ts';
import { invalidInput } from '../write/refused.ts';

/** A file that stays with its originator, as far as it crosses: by its digest. */
export interface Attachment {
  readonly sha256: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
}

const most = 20;

/** RFC 6838, section 4.2, without parameters and in lower case. */
const mediaTypeForm = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;

/**
 * Refuses what describes no file.
 * @param at the input field that holds the attachment
 */
export const checkAttachment = (at: string, { sha256, mediaType, size }: Attachment): void => {
  checkDigest(`${at}.sha256`, sha256);
  if (!mediaTypeForm.test(mediaType))
    throw invalidInput(`${at}.mediaType`, 'It is no media type in lower case, as application/pdf is.');
  if (size < 1) throw invalidInput(`${at}.size`, 'A file holds at least one byte.');
};

/** Refuses more files than a report may have, and what describes none. */
export const checkAttachments = (attachments: readonly Attachment[]): void => {
  if (attachments.length > most)
    throw invalidInput('attachments', `There are more than ${String(most)} files.`);
  for (const attachment of attachments) checkAttachment('attachments', attachment);
};
