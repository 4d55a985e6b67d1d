/** A figure under this is small, zero among them: that nobody was reported can tell as much as that one was. */
export const smallestShown = 5;

/** The figures of a division by their companies, and their total; null stands for what is withheld. */
export interface Shown {
  readonly total: number | null;
  readonly companies: readonly (readonly (number | null)[])[];
}

const sumOf = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0);
const isSmall = (figure: number): boolean => figure < smallestShown;

/**
 * Withholds the small figures of one division of a number of reports, with those by which they could be found out.
 *
 * The rows stand in companies of at least two, laid down beforehand. A company in which one figure is small is withheld
 * whole. Where all that is withheld adds up to less than the limit, or the total itself is small, everything is.
 *
 * Why that holds: of the withheld figures no more is known than their sum, and that is at least the limit or unknown. Any
 * one of them may be the whole sum and any one zero, since each company then still has a small figure; so the bounds of
 * each lie at least the limit apart, even for one who knows this rule. (To withhold the smallest other figure instead, as
 * is often done, would tell who knows the rule which figure is the small one, and between what it lies.) Divisions of the
 * same reports have nothing in common but the total, so that one does not tell of the other.
 *
 * @param companies the figures of all rows, company by company; each of them at least two, and together the total
 */
export const withholdSmall = (companies: readonly (readonly number[])[]): Shown => {
  const total = sumOf(companies.flat());
  if (isSmall(total)) return { total: null, companies: companies.map((company) => company.map(() => null)) };
  const withheld = companies.filter((company) => company.some(isSmall));
  const tooLittle = isSmall(sumOf(withheld.flat()));
  const isWithheld = (company: readonly number[]): boolean =>
    withheld.includes(company) || (withheld.length > 0 && tooLittle);
  return {
    total,
    companies: companies.map((company) => (isWithheld(company) ? company.map(() => null) : company)),
  };
};
