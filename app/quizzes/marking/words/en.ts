import type { SameShape } from '#app/language/words.ts'
import type { MarkingWords } from './fr.ts'

export const en: SameShape<MarkingWords> = {
  title: 'Written answers of quizzes',
  one: 'Written answer',
  back: 'Marking',
  none: 'No answer is waiting for marks.',
  saved: 'The marks are saved. Nothing else is waiting.',
  caption: { one: '{n} answer is waiting', other: '{n} answers are waiting' },
  columns: { person: 'Person', question: 'Question', quiz: 'Quiz', since: 'Sent' },
  refused: 'The marks were not saved',
  refusals: {
    'mark-too-high': 'At most {max} marks for this question.',
    'mark-unreadable': 'Write a number between 0 and {max}.',
    'marked-meanwhile': 'Somebody has already given marks. Read the page again.',
  },
  already: 'This answer has marks already. You can change them.',
  guide: 'Guide for marking',
  mark: 'Marks, out of {max}',
  feedback: 'What you say to the person',
  feedbackHint: 'The person reads it when the settings of the quiz allow it.',
  save: 'Save and go to the next one',
}
