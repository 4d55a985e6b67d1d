/** A change to the text of one file of the product, made while it is loaded and nowhere else. */
export interface Patch {
  /** The file, from the project's root. */
  readonly file: string;
  /** What stands there: exactly once. */
  readonly find: string;
  readonly replace: string;
}
