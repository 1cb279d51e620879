import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type StyleWords } from './fr.ts'

/** The words of the page that shows every part of the interface. */
export const styleWords: Catalogue<SameShape<StyleWords>> = typesetWords({ fr, en, ar })
