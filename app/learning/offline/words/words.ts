import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type OfflineWords } from './fr.ts'

/** The words of what this phone keeps and sends later. */
export const offlineWords: Catalogue<SameShape<OfflineWords>> = typesetWords({ fr, en, ar })
