import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of programmes. */
export const programmeWords = { fr, en, ar }
