import type { SameShape } from '#app/language/words.ts'
import type { TestsWords } from './fr.ts'

export const en: SameShape<TestsWords> = {
  title: 'Tests before and after the course',
  about: 'Two tests to see how far people have come. They never decide a pass.',
  switch: 'Offer a test before and a test after this course',
  questions: { one: '{n} question in each test.', other: '{n} questions in each test.' },
  fields: {
    beforeOpens: 'Test before: opens on',
    beforeCloses: 'Test before: closes on',
    afterOpens: 'Test after: opens on',
    afterCloses: 'Test after: closes on',
  },
  save: 'Save',
  progress: 'Progress of the cohort',
  tookBefore: { zero: 'Test before: nobody', one: 'Test before: {n} person', other: 'Test before: {n} people' },
  tookAfter: { zero: 'Test after: nobody', one: 'Test after: {n} person', other: 'Test after: {n} people' },
  both: { zero: 'Both: nobody', one: 'Both: {n} person', other: 'Both: {n} people' },
  tooFew: 'Not enough answers',
  counted: 'Means of the people who took both tests. Half begin with form A, the others with form B.',
  file: 'Download the table (CSV)',
  objective: 'Objective',
  pairs: 'People',
  before: 'Before',
  after: 'After',
  whole: 'Whole course',
  refusals: {
    'after-needs-a-day': 'Give the day when the test after opens.',
    'closes-before-it-opens': 'It closes before it opens. Change one of the dates.',
    'after-comes-first': 'The test after opens before the other. Change one of the dates.',
    'changed-meanwhile': 'Somebody changed these settings. Read them again, then start over.',
    'bank-too-small': 'The bank has too few questions. Two about the same objective are needed.',
    unreadable: 'A field could not be read. Nothing has changed.',
  },
}
