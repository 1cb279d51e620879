import type { SameShape } from '#app/language/words.ts'
import type { QuestionWords } from './fr.ts'

export const en: SameShape<QuestionWords> = {
  place: 'Question {n} of {of}',
  one: 'One answer only.',
  many: { one: '{n} answer', other: '{n} answers' },
  all: 'Choose all the right answers.',
  yes: 'True',
  no: 'False',
  yourAnswer: 'Your answer',
  number: 'Write a number.',
  shortAnswer: 'A word or two is enough.',
  gaps: 'Fill in each gap in the text.',
  gap: 'Gap {n}',
  written: 'Write a few sentences. A trainer will read them.',
  matching: 'Choose an answer for each line.',
  choose: 'Choose',
  ordering: 'Give each line its place.',
  position: 'Place',
  up: 'Up',
  down: 'Down',
  problems: {
    empty: 'Choose an answer.',
    'nothing-typed': 'Write an answer.',
    partial: 'One line has no answer yet.',
    unreadable: 'Write a number, such as 120 or 12.5.',
    'place-missing': 'Give each line a place.',
    'same-place-twice': 'Two lines have the same place.',
    'unknown-option': 'This answer could not be read. Choose again.',
  },
  noAnswer: 'No answer',
  pictureWithoutWords: 'Picture without a description',
}
