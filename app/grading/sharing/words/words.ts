import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type SharingWords } from './fr.ts'

/** The words of sharing out what waits to be marked. */
export const sharingWords: Catalogue<SameShape<SharingWords>> = typesetWords({ fr, en, ar })
