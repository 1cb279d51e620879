import type { JournalWords } from './words/fr.ts'

/** What was done, in words; an action without words of its own shows its code. */
export const actionText = (action: string, actions: JournalWords['actions']): string => textOf(action, actions)

/** On what it was done, in words. */
export const subjectText = (kind: string, subjects: JournalWords['subjects']): string => textOf(kind, subjects)

const textOf = (code: string, texts: Record<string, string>): string => Object.entries(texts).find(([known]) => known === code)?.[1] ?? code
