import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type InterfaceWords } from './fr.ts'

/** The words of the page frames and of what every feature shares. */
export const interfaceWords: Catalogue<SameShape<InterfaceWords>> = typesetWords({ fr, en, ar })
