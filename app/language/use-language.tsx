import { createContext, useContext, type ReactNode } from 'react'
import type { Language } from '#app/rules/languages.ts'
import type { Catalogue } from './words.ts'

const Current = createContext<Language>('fr')

/** Gives the pages below it the reader's language. */
export function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  return <Current.Provider value={language}>{children}</Current.Provider>
}

/** The reader's language. */
export const useLanguage = () => useContext(Current)

/** A feature's words in the reader's language. On hydrated pages the loader sends the words instead, so that one language travels. */
export function useWords<Words>(catalogue: Catalogue<Words>): Words {
  return catalogue[useLanguage()]
}
