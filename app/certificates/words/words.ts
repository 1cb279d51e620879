import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type CertificateWords } from './fr.ts'

export const certificateWords: Catalogue<SameShape<CertificateWords>> = typesetWords({ fr, en, ar })
