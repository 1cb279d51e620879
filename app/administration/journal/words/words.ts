import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type JournalWords } from './fr.ts'

export const journalWords: Catalogue<SameShape<JournalWords>> = { fr, en, ar }
