/** What a column may hold of people. `none` holds nothing of them; `link` is only a person's id; `writing` is text that somebody typed. */
export const COLUMN_KINDS = [
  'none',
  'link',
  'identity',
  'contact',
  'credential',
  'preference',
  'statistic',
  'trace',
  'answer',
  'result',
  'writing',
  'consent',
] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

/** What people's data are used for: the lines of the record of processing. */
export const ACTIVITIES = ['accounts', 'membership', 'learning', 'assessment', 'support', 'security', 'rights'] as const
export type Activity = (typeof ACTIVITIES)[number]

/** Why the law allows it: the training that the person takes part in, their consent, the law itself, or an interest that does them no harm. */
export const BASES = ['training', 'consent', 'law', 'interest'] as const
export type Basis = (typeof BASES)[number]

/** The basis of each activity; a column may have another. */
export const BASIS_OF: Record<Activity, Basis> = {
  accounts: 'training',
  membership: 'training',
  learning: 'training',
  assessment: 'training',
  support: 'training',
  security: 'interest',
  rights: 'law',
}

/** Who may see it. */
export const READERS = ['self', 'leaders', 'trainers', 'coordinators', 'administrators', 'operator'] as const
export type Reader = (typeof READERS)[number]

/** What erasing a person does: rows go, stay without a name, stay with the name struck out of their texts, or stay as they are. */
export const ERASURES = ['goes', 'nameless', 'struck', 'stays'] as const
export type OnErasure = (typeof ERASURES)[number]
