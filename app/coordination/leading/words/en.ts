import type { SameShape } from '#app/language/words.ts'
import type { LedWords } from './fr.ts'

export const en: SameShape<LedWords> = {
  back: 'Menu',
  lead: 'This is where the members stand. Marks remain each person’s own.',
  empty: 'No member follows a course yet.',
  encourage: 'Encourage by WhatsApp',
  message: 'Hello {name}, your course is waiting for you. A small step is enough: {link}',
  standings: { 'not-begun': 'Not begun', going: 'Going on', quiet: 'Nothing for 14 days', finished: 'Finished', away: 'Paused' },
  counts: {
    'not-begun': { one: '{n} has not begun.', other: '{n} have not begun.' },
    going: { one: '{n} is going on.', other: '{n} are going on.' },
    quiet: { one: '{n} could do with a kind word.', other: '{n} could do with a kind word.' },
    finished: { one: '{n} has finished.', other: '{n} have finished.' },
    away: { one: '{n} is paused.', other: '{n} are paused.' },
  },
}
