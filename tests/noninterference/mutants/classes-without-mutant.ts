/** Classes of the catalogue of leaks of which none is sown, and why. */
export const classesWithoutMutant: Readonly<Record<string, string>> = {
  L80: 'nothing is given out as a spreadsheet or CSV: imports read them, and no door writes one',
  L87: 'no test judges time, so that none could notice; the statements for a hidden row and for none that ever was are the same',
};
