import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type DeskWords } from './fr.ts'

/** The words of the first screen of those who work for the courses. */
export const deskWords: Catalogue<SameShape<DeskWords>> = typesetWords({ fr, en, ar })
