import type { Random } from '../random.ts';
import { inventedAddress, prefecturesByOrganizations, type Prefecture } from './prefectures.ts';

export interface SupportOffice {
  readonly name: string | null;
  readonly address: string | null;
  readonly prefecture: string;
}

const numbers = [
  { offices: 1, weight: 90 },
  { offices: 2, weight: 6 },
  { offices: 3, weight: 3 },
  { offices: 4, weight: 1 },
] as const;

const branchName = ({ name }: Prefecture): string => `${name.replace(/[都府県]$/u, '')}支店`;

/** The offices of an organization, the first in its prefecture; a masked person's one shows the prefecture alone. */
export const supportOffices = (
  random: Random,
  seat: Prefecture,
  name: string | null,
): readonly SupportOffice[] => {
  if (name === null) return [{ name: null, address: null, prefecture: seat.code }];
  const branches = Array.from({ length: random.weighted(numbers).offices - 1 }, () =>
    random.weighted(prefecturesByOrganizations),
  );
  return [
    { name, address: inventedAddress(seat, random.integer(0, 999)), prefecture: seat.code },
    ...branches.map((branch) => ({
      name: `${name} ${branchName(branch)}`,
      address: inventedAddress(branch, random.integer(0, 999)),
      prefecture: branch.code,
    })),
  ];
};
