import { saidIn } from '#app/interface/said-in.ts'
import { useLanguage } from '#app/language/use-language.tsx'
import type { Language } from '#app/rules/languages.ts'

/** A phrase with the title of a lesson in the place of `{title}`; the title keeps its own language and direction. */
export function WithTitle({ phrase, title, titleLanguage }: { phrase: string; title: string; titleLanguage: Language }) {
  const language = useLanguage()
  const [before = '', after = ''] = phrase.split('{title}')
  return (
    <span>
      {before}
      <span {...saidIn(titleLanguage, language)}>{title}</span>
      {after}
    </span>
  )
}
