import type { Assignment, Rubric } from '#app/rules/assignments.ts'
import type { FullText, Language, LocalText } from '#app/rules/languages.ts'
import type { Question } from '#app/rules/questions.ts'

/** A place inside a lesson that a link can lead to: an h2 or h3 with its stable anchor. */
export interface CompiledHeading {
  level: 2 | 3
  id: string
  text: string
}

/** One lesson in one language, ready to be shown: safe HTML, and what it costs to read and to load. */
export interface CompiledLessonText {
  title: string
  /** Safe HTML without a title; ends with the list of difficult words where the lesson has some. */
  html: string
  words: number
  /** Minutes it takes to read the words alone, without the exercise. */
  readingMinutes: number
  /** Size of the HTML in bytes, brotli-compressed. */
  bytes: number
  headings: CompiledHeading[]
  /** Ids of the glossary terms marked in the text, in the order of their first use. */
  terms: string[]
}

/** One lesson: French is sure, the other languages are there where somebody wrote them. */
export interface CompiledLesson {
  id: string
  /** Place in its module, from 1. */
  order: number
  /** Declared minutes, reading and exercise together. */
  minutes: number
  objectives: string[]
  /** Month of the last check of rates, laws and procedures, as 2026-11. */
  verified?: string
  /** Day by which it must be checked again, as 2027-01-31. */
  reviewBy?: string
  texts: { fr: CompiledLessonText } & { [language in Exclude<Language, 'fr'>]?: CompiledLessonText }
  /** Questions answered for practice at the end of the lesson. */
  practice: Question[]
}

/** One module with its lessons in order and its assessed quiz. */
export interface CompiledModule {
  id: string
  /** Place in its course, from 1. */
  order: number
  title: FullText
  aims: FullText
  lessons: CompiledLesson[]
  quiz: Question[]
}

/** A difficult word of a course in three languages. */
export interface CompiledTerm {
  id: string
  word: FullText
  /** Other French forms found in lessons. */
  also: string[]
  meaning: FullText
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** A worked example of the assignment, in French: part id to text, table id to the value of the table. */
export interface CompiledSample {
  id: string
  /** Part id → Markdown as written. */
  texts: Record<string, string>
  /** Part id → the same text as safe HTML. */
  html: Record<string, string>
  /** Table id → rows or amounts, in the shape of the kind of table; checked by whoever loads it. */
  tables: Record<string, Json>
}

/** A final assignment with what the pages show of it as safe HTML. */
export interface CompiledAssignment {
  definition: Assignment
  rubric: Rubric
  /** The brief as safe HTML. */
  briefHtml: FullText
  /** Part id → the worked example of the part as safe HTML. */
  exampleHtml: Record<string, LocalText>
  sample?: CompiledSample
}

/** A whole course as it is loaded: plain JSON, the same bytes for the same files. */
export interface CompiledCourse {
  id: string
  /** SHA-256 over the canonical JSON of everything else in this object, rendered HTML included, compressed sizes left out. */
  hash: string
  order: number
  title: FullText
  /** At most 40 characters, for tables and cards. */
  short: FullText
  summary: FullText
  /** Declared learning hours, printed on the certificate. */
  hours: number
  /** True where lessons show "information, not legal advice". */
  legal: boolean
  objectives: { id: string; text: FullText }[]
  /** Pass mark of each module quiz, in per cent. */
  quizPass: number
  modules: CompiledModule[]
  glossary: CompiledTerm[]
  /** Missing only while the course is being written: the check then reports it. */
  assignment?: CompiledAssignment
}

/** Something an author must mend, with the place and what to do. */
export interface Problem {
  /** Path inside the content folder, with forward slashes. */
  file: string
  /** From 1. */
  line: number
  /** Name of the broken rule, in kebab-case. */
  rule: string
  message: string
}

/** How much there is. */
export interface Counts {
  courses: number
  modules: number
  lessons: number
  questions: number
  /** Words of the French lessons. */
  words: number
  terms: number
  drawings: number
  samples: number
  parameters: number
}

/** What the compiler hands over: courses that could be read, everything that is wrong, and how much there is. */
export interface Compilation {
  courses: CompiledCourse[]
  /** Course id → its folder inside the content folder. */
  folders: Record<string, string>
  problems: Problem[]
  counts: Counts
}
