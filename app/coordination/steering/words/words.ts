import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type SteeringWords } from './fr.ts'

export const steeringWords: Catalogue<SameShape<SteeringWords>> = typesetWords({ fr, en, ar })
