/** One half of a calendar year of universal time, by its first and its last day. */
export interface HalfYear {
  readonly from: string;
  readonly to: string;
}

/** The half-years that are over before a day, beginning with the one that holds another; days as `2026-08-03`. */
export const halfYearsOver = (since: string, today: string): readonly HalfYear[] => {
  const over: HalfYear[] = [];
  for (let year = Number(since.slice(0, 4)); year <= Number(today.slice(0, 4)); year += 1) {
    over.push(
      { from: `${String(year)}-01-01`, to: `${String(year)}-06-30` },
      { from: `${String(year)}-07-01`, to: `${String(year)}-12-31` },
    );
  }
  return over.filter(({ to }) => to >= since && to < today);
};
