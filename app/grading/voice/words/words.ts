import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type VoiceWords } from './fr.ts'

/** The words of recorded remarks. */
export const voiceWords: Catalogue<SameShape<VoiceWords>> = typesetWords({ fr, en, ar })
