import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type JournalWords } from './fr.ts'

export const journalWords: Catalogue<SameShape<JournalWords>> = typesetWords({ fr, en, ar })
