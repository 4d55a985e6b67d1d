import type { Answered } from '../rig/ask.ts';

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const instant = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;
const dayMs = 86_400_000;
/** How many days from now what is made today ends: at once, or with the retention of a person's particulars. */
const endsAfterDays = [0, 30, 180];

const isNews = (text: string): boolean =>
  endsAfterDays.some((days) => Math.abs(Date.parse(text) - Date.now() - days * dayMs) <= dayMs);

/**
 * The answer of an act, or of its preview, without what each makes anew, by chance and by the clock: ids that no world
 * holds, and instants of today or reckoned from it, which no world holds either. They are covered at their own width.
 */
export const withoutNews = (answered: Answered, ids: ReadonlySet<string>): Answered => ({
  ...answered,
  body: answered.body
    .replaceAll(id, (text) => (ids.has(text) ? text : '*'.repeat(text.length)))
    .replaceAll(instant, (text) => (isNews(text) ? '*'.repeat(text.length) : text)),
});
