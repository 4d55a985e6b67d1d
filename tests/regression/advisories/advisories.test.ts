import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

/** Every advisory that the design was measured against, by one of its names. */
const advisories = [
  'GHSA-mx7m-j9xf-62hw',
  'GHSA-m8jr-fxqx-8xx6',
  'GHSA-x33c-7c2v-mrj9',
  'GHSA-g8jh-vg5j-4h3f',
  'federation 2.12',
  'GHSA-pfjj-6f4p-rvmh',
  'GHSA-m4h2-mjfm-mp55',
  'GHSA-w42g-7vfc-xf37',
  'GHSA-hff2-gcpx-8f4p',
  'GHSA-9q82-xgwf-vj6h',
  'CVE-2025-32031',
  'CVE-2025-32032',
  'CVE-2025-32034',
  'CVE-2025-31496',
  'GHSA-fmj9-77q8-g6c4',
  'CVE-2024-28101',
  'GHSA-8cph-rgr4-g5vj',
  'GHSA-9g8f-h8f3-hjcm',
  'CVE-2026-23735',
] as const;

const rows = readFileSync('docs/advisories.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| -+/.test(line))
  .slice(1)
  .map((line) => {
    const [ids = '', , file = '', title = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { ids, file: file.replaceAll('`', ''), title };
  });

it.each(advisories)('docs/advisories.md says where the test of %s stands', (id) => {
  expect(rows.filter(({ ids }) => ids.split(', ').includes(id)).length).toBeGreaterThan(0);
});

it.each(rows)('$file has a test "$title"', ({ file, title }) => {
  const text = readFileSync(file, 'utf8');
  const titles = [...text.matchAll(/'((?:[^'\\\n]|\\.)*)'/g)].map(([, quoted = '']) => quoted);
  expect(title.length).toBeGreaterThan(10);
  expect(titles.filter((quoted) => quoted === title || quoted.endsWith(`: ${title}`)).length).toBeGreaterThan(
    0,
  );
});
