import { createContext, useContext, type ReactNode } from 'react'
import type { FileWords } from '#app/interface/files/words/words.ts'
import type { SameShape } from '#app/language/words.ts'
import type { VoiceWords } from './voice/words/fr.ts'
import type { GradingWords } from './words/fr.ts'

/** The words of the page of a submission: they come with the page, so that one language travels. */
export type WorkWords = Pick<SameShape<GradingWords>, 'done' | 'work' | 'stale' | 'saved' | 'refusals' | 'shortcuts'> & {
  files: FileWords
  voice: SameShape<VoiceWords>
}

const Current = createContext<WorkWords | null>(null)

/** Gives the parts of the page their words. */
export function InWords({ words, children }: { words: WorkWords; children: ReactNode }) {
  return <Current.Provider value={words}>{children}</Current.Provider>
}

/** The words of the page. */
export function useWorkWords(): WorkWords {
  const words = useContext(Current)
  if (!words) throw new Error('The page of a submission has no words')
  return words
}
