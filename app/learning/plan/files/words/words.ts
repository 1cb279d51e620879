import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type PartFilesWords } from './fr.ts'

/** The words of the files of a part. */
export const partFilesWords: Catalogue<SameShape<PartFilesWords>> = typesetWords({ fr, en, ar })
