/**
 * The circled numbers that number the offices of one registration: ① to ⑳, ㉑ to ㊿, and the look-alikes ➀ to ➓, ❶ to ⓴ and ⓵ to ⓾.
 * Plain digits are no marks: `４．ＡＲＲＯＷＳ株式会社` is a name.
 */
const mark = /^\s*[\u2460-\u2473\u24eb-\u24fe\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]\s*/u;

/** A cell's text without the mark it begins with. To be used before NFKC, which would make a plain 1 of ①. */
export const withoutOfficeMark = (text: string): string => text.replace(mark, '').trim();
