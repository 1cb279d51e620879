import type { JournalWords } from './words/fr.ts'

/** What was done, in words; an action without words of its own shows its code. */
export const actionText = (action: string, actions: JournalWords['actions']): string =>
  Object.entries(actions).find(([code]) => code === action)?.[1] ?? action
