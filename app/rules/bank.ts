/** What somebody may do to a question of a bank. */
export const BANK_ACTS = ['made', 'imported', 'edited', 'archived', 'brought-back'] as const
export type BankAct = (typeof BANK_ACTS)[number]
