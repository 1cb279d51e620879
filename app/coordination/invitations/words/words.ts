import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type InvitationWords } from './fr.ts'

export const invitationWords: Catalogue<SameShape<InvitationWords>> = typesetWords({ fr, en, ar })
