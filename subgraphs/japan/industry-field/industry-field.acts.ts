import { listedIn, pointsTo } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { fieldSuspension } from '../field-suspension/field-suspension.table.ts';
import { enterField } from './enter-field.ts';
import { industryField } from './industry-field.table.ts';
import { closeField, recordFieldHolders, setFieldCap } from './keep-field.ts';
import { mergeFields } from './merge-fields.ts';
import { splitField } from './split-field.ts';

const done = { industryField: pointsTo(industryField, 'industryFieldId') };

/** How the Immigration Services Agency keeps the register of industrial fields. */
export const industryFieldActs: Resolvers = {
  Mutation: {
    enterIndustryField: write(enterField),
    setIndustryFieldCap: write(setFieldCap),
    recordIndustryFieldHolders: write(recordFieldHolders),
    closeIndustryField: write(closeField),
    splitIndustryField: write(splitField),
    mergeIndustryFields: write(mergeFields),
  },
  IndustryFieldEntered: done,
  IndustryFieldCapSet: done,
  IndustryFieldHoldersRecorded: done,
  IndustryFieldClosed: done,
  IndustryFieldSplit: done,
  IndustryFieldsMerged: { ...done, liftedSuspensions: listedIn(fieldSuspension, 'liftedSuspensionIds') },
};
