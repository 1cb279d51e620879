import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type FilesWords } from './fr.ts'

/** The words of files that stand in a plan, whoever looks at them. */
export const filesWords: Catalogue<SameShape<FilesWords>> = typesetWords({ fr, en, ar })
/** These words in one language. */
export type FileWords = SameShape<FilesWords>
