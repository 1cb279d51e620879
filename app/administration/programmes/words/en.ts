import type { SameShape } from '#app/language/words.ts'
import type { ProgrammeWords } from './fr.ts'

export const en: SameShape<ProgrammeWords> = {
  title: 'Programmes',
  toCourses: 'Courses',
  lead: 'A programme is a series of courses. Each cohort starts from a programme.',
  newTitle: 'New programme',
  changeTitle: 'Change a programme',
  saved: 'The programme is kept.',
  caption: 'Archived cohorts do not count.',
  columns: { programme: 'Programme', required: 'Required courses', optional: 'Optional courses', cohorts: 'Cohorts' },
  dates: 'A new cohort takes over these courses and days. Cohorts made before do not change.',
  titles: { fr: 'Title in French', en: 'Title in English', ar: 'Title in Arabic' },
  courses: 'Courses',
  coursesHint: 'Tick the courses and give their order. Day 1 is the cohort’s first day.',
  position: 'Place',
  opensDay: 'Opens on day (optional)',
  dueDay: 'Due on day (optional)',
  required: 'Required',
  save: 'Keep the programme',
  refusals: {
    title: {
      empty: 'Give a title in this language.',
      'no-letter': 'This title has no letter.',
      'too-long': 'This title is longer than 80 characters.',
      address: 'A title cannot be an address.',
    },
    courses: {
      none: 'Choose one course at least.',
      'none-required': 'One course at least is required.',
      'too-many': 'A programme has 20 courses at most.',
    },
    days: {
      'not-a-number': 'Write a number from 1 to 1,101, or nothing.',
      'before-opening': 'The last day comes before the opening.',
    },
    'changed-meanwhile': 'Somebody changed this programme meanwhile. Open the page again to see their version.',
  },
}
