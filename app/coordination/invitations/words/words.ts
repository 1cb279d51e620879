import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type InvitationWords } from './fr.ts'

export const invitationWords: Catalogue<SameShape<InvitationWords>> = { fr, en, ar }
