import type { Party } from '../../../schema/audience.ts';

/** Under which section a side asks: the Kyrgyz side under 6(4), and Japan under 7(6). */
export const askingArticle: Readonly<Record<Party, string>> = { KYRGYZSTAN: '6(4)', JAPAN: '7(6)' };

/** Under which section a side answers what the other one asks. */
export const answeringArticle: Readonly<Record<Party, string>> = { JAPAN: '6(4)', KYRGYZSTAN: '7(6)' };
