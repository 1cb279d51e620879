/** How far somebody has come in a cohort. Days count back from today. */
export type LearningStory = {
  name: string
  cohort: 'sale' | 'odt'
  /** Whole modules, in the order of the cohort's courses. */
  modules: number
  /** Lessons read of the next module. */
  lessons: number
  /** Tries at the next module's quiz, each with the share of questions that went wrong. */
  tries?: readonly number[]
  /** Whether the last lesson was opened and not finished. */
  leavesLastOpen?: boolean
  /** Days ago of the first and of the last activity. */
  from: number
  until: number
}

/** The cast at different stages: ahead, on time, late, silent, stuck at a quiz; Binta has never opened anything. */
export const STORIES: readonly LearningStory[] = [
  { name: 'aminata', cohort: 'sale', modules: 7, lessons: 0, from: 61, until: 12 },
  { name: 'mariam', cohort: 'sale', modules: 7, lessons: 0, from: 60, until: 9 },
  { name: 'blessing', cohort: 'sale', modules: 7, lessons: 0, from: 62, until: 20 },
  { name: 'esther', cohort: 'sale', modules: 7, lessons: 0, from: 61, until: 24 },
  { name: 'grace', cohort: 'sale', modules: 6, lessons: 1, from: 59, until: 3 },
  { name: 'fatou', cohort: 'sale', modules: 5, lessons: 1, leavesLastOpen: true, from: 58, until: 2 },
  { name: 'salma', cohort: 'sale', modules: 5, lessons: 2, from: 60, until: 1 },
  { name: 'nadege', cohort: 'sale', modules: 4, lessons: 1, from: 56, until: 4 },
  { name: 'awa', cohort: 'sale', modules: 2, lessons: 2, leavesLastOpen: true, from: 50, until: 8 },
  { name: 'rokia', cohort: 'sale', modules: 3, lessons: 1, from: 59, until: 16 },
  { name: 'chantal', cohort: 'sale', modules: 2, lessons: 4, tries: [0.75, 0.6], from: 55, until: 2 },
  { name: 'ibrahim', cohort: 'odt', modules: 6, lessons: 1, from: 20, until: 1 },
  { name: 'jean-paul', cohort: 'odt', modules: 5, lessons: 0, from: 20, until: 2 },
  { name: 'hassan', cohort: 'odt', modules: 4, lessons: 2, from: 19, until: 1 },
  { name: 'clarisse', cohort: 'odt', modules: 3, lessons: 1, from: 18, until: 3 },
  { name: 'david', cohort: 'odt', modules: 2, lessons: 2, leavesLastOpen: true, from: 19, until: 5 },
  { name: 'moussa', cohort: 'odt', modules: 1, lessons: 1, from: 17, until: 9 },
  { name: 'prisca', cohort: 'odt', modules: 0, lessons: 1, leavesLastOpen: true, from: 15, until: 15 },
  { name: 'aminata', cohort: 'odt', modules: 2, lessons: 0, from: 15, until: 4 },
]
