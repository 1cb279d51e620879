import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type MessagesWords } from './fr.ts'

/** The words of the page of e-mails. */
export const messagesWords: Catalogue<SameShape<MessagesWords>> = typesetWords({ fr, en, ar })
