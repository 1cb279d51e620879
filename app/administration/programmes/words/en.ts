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
  dates: 'Dates are set in each cohort. Cohorts made before keep their courses.',
  titles: { fr: 'Title in French', en: 'Title in English', ar: 'Title in Arabic' },
  courses: 'Courses',
  coursesHint: 'Tick the courses and give their order.',
  position: 'Place',
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
    'changed-meanwhile': 'Somebody changed this programme meanwhile. Open the page again to see their version.',
  },
}
