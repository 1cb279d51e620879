import type { SameShape } from '#app/language/words.ts'
import type { NewerWords } from './fr.ts'

export const en: SameShape<NewerWords> = {
  news: 'The assignment has changed. You write with version {own}, and there is version {other}.',
  newsWhy: 'You choose: keep your version, or move to the other one.',
  look: 'See what changes',
  still: 'The assignment has a version {other}. You kept version {own}.',
  back: 'You are on version {own} of the assignment. See version {other} again',
  title: 'Move to version {n} of the assignment?',
  lead: 'Read what changes for your plan, then choose.',
  kept: 'These parts keep your work',
  added: 'New parts to write',
  left: 'Parts that are no longer asked for',
  leftBegun: 'You wrote these parts, and they are no longer asked for',
  leftTables: 'These tables are no longer asked for',
  leftNote: 'Your work stays kept. You find it again when you go back to your version.',
  brief: 'What is asked has changed. Read it again.',
  rubric: 'The grid changes.',
  later: 'You can change your mind until you send the plan.',
  take: 'Move to version {n}',
  keep: 'Keep version {n}',
  changed: 'The assignment has just changed again. Read again, then choose.',
}
