/** Classes of the catalogue of leaks of which none is sown, and why. */
export const classesWithoutMutant: Readonly<Record<string, string>> = {
  L80: 'nothing is given out as a spreadsheet or CSV: imports read them, and no door writes one',
  L87: 'time is measured and not judged: no test says yes or no to it, so that none could notice. A hidden row and none that ever was take the same statements',
};
