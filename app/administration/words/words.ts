import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type AdministrationWords } from './fr.ts'

/** The words of the administrators' pages; the health findings also speak through the `doctor` command. */
export const administrationWords: Catalogue<SameShape<AdministrationWords>> = typesetWords({ fr, en, ar })
