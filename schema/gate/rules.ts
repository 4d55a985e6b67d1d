import { abstractAsStrictAsPossible } from './abstract-as-strict-as-possible.ts';
import { asStrictAsDependencies } from './as-strict-as-dependencies.ts';
import { asStrictAsWhatItReturns } from './as-strict-as-what-it-returns.ts';
import { defaultsNameNothingStricter } from './defaults-name-nothing-stricter.ts';
import { descriptionsNameNothingStricter } from './descriptions-name-nothing-stricter.ts';
import { directivesKnownByLink } from './directives-known-by-link.ts';
import { enumValuesAsWideAsFields } from './enum-values-as-wide-as-fields.ts';
import { everyElementDescribed } from './every-element-described.ts';
import { everyElementMarked } from './every-element-marked.ts';
import { interfaceObjectsBindImplementers } from './interface-objects-bind-implementers.ts';
import { markingsAreTheOnlyGuard } from './markings-are-the-only-guard.ts';
import { markingsOnlyNarrow } from './markings-only-narrow.ts';
import { markingsSurvive } from './markings-survive.ts';
import { mutationsAreActs } from './mutations-are-acts.ts';
import { narrowerIsNullable } from './narrower-is-nullable.ts';
import { noProbing } from './no-probing.ts';
import { probeTable } from './probe-table.ts';
import type { Rule } from './rule.ts';
import { valuesTravelToTheCleared } from './values-travel-to-the-cleared.ts';
import { wallsReadAlike } from './walls-read-alike.ts';

/** Every rule of the gate, in the order in which a reader understands them. */
export const rules: readonly { readonly name: string; readonly check: Rule }[] = [
  // what is written can be read, in one way only
  { name: 'directives-known-by-link', check: directivesKnownByLink },
  { name: 'markings-are-the-only-guard', check: markingsAreTheOnlyGuard },
  { name: 'every-element-marked', check: everyElementMarked },
  { name: 'markings-only-narrow', check: markingsOnlyNarrow },

  // composition keeps it
  { name: 'markings-survive', check: markingsSurvive },
  { name: 'walls-read-alike', check: wallsReadAlike },

  // no second way to what is guarded
  { name: 'abstract-as-strict-as-possible', check: abstractAsStrictAsPossible },
  { name: 'interface-objects-bind-implementers', check: interfaceObjectsBindImplementers },
  { name: 'as-strict-as-what-it-returns', check: asStrictAsWhatItReturns },
  { name: 'as-strict-as-dependencies', check: asStrictAsDependencies },
  { name: 'values-travel-to-the-cleared', check: valuesTravelToTheCleared },
  { name: 'no-probing', check: noProbing(probeTable) },
  { name: 'mutations-are-acts', check: mutationsAreActs },

  // withholding shows nothing
  { name: 'narrower-is-nullable', check: narrowerIsNullable },
  { name: 'enum-values-as-wide-as-fields', check: enumValuesAsWideAsFields },
  { name: 'defaults-name-nothing-stricter', check: defaultsNameNothingStricter },

  // what readers read
  { name: 'every-element-described', check: everyElementDescribed },
  { name: 'descriptions-name-nothing-stricter', check: descriptionsNameNothingStricter },
];
