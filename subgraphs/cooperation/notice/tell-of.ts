import type { ToldStep } from '../../kit/write/step.ts';
import { sendNotice } from './send-notice.ts';

/**
 * How the other side is told of steps on records of one type, and of their corrections: by a notice, under the section of the
 * act.
 * @param subjectType the type of the graph whose records they are
 */
export const tellOf =
  (subjectType: string) =>
  ({ kind, found, version, writing }: ToldStep): Promise<void> =>
    sendNotice(writing, {
      kind,
      subjectType,
      subjectId: found.id,
      subjectVersion: version,
      category: found['category'],
    });
