import type { ReactNode } from 'react'
import { useWords } from '#app/language/use-language.tsx'
import { LANGUAGES, directionOf, type Language } from '#app/rules/languages.ts'
import { usePage } from './page.ts'
import { THEMES } from './theme.ts'
import { interfaceWords } from './words/words.ts'

/** A form whose buttons choose a language or a theme and come back to this page. It changes nothing for who sees through somebody's eyes, and is not there. */
export function DisplayForm({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  const { path, search, viewer } = usePage()
  if (viewer?.isSeen) return null
  return (
    <form method="post" action="/affichage" aria-label={label} className={className}>
      <input type="hidden" name="suite" value={path + search} />
      {children}
    </form>
  )
}

/** A language by its own name. */
export function LanguageButton({ language, className }: { language: Language; className: string }) {
  const { languages } = useWords(interfaceWords)
  return (
    <button className={className} name="language" value={language} lang={language} dir={directionOf(language)}>
      {languages[language]}
    </button>
  )
}

/** The other languages by their own names; each comes back to the same page. */
export function LanguageSwitch() {
  const words = useWords(interfaceWords)
  const { language } = usePage()
  return (
    <DisplayForm label={words.language} className="row">
      {LANGUAGES.filter((other) => other !== language).map((other) => (
        <LanguageButton key={other} language={other} className="btn quiet" />
      ))}
    </DisplayForm>
  )
}

/** Light, dark, or as the device: the one in use is marked. */
export function ThemeSwitch() {
  const { themes } = useWords(interfaceWords)
  const { theme } = usePage()
  return (
    <DisplayForm label={themes.title} className="row tools">
      {THEMES.map((one) => (
        <button key={one} className="btn second" name="theme" value={one} aria-pressed={one === theme}>
          {themes[one]}
        </button>
      ))}
    </DisplayForm>
  )
}

/** The two other themes, for the foot of pages on a laptop. */
export function SmallThemeSwitch() {
  const { themes } = useWords(interfaceWords)
  const { theme } = usePage()
  return (
    <DisplayForm label={themes.title} className="row">
      {THEMES.filter((other) => other !== theme).map((other) => (
        <button key={other} className="btn quiet" name="theme" value={other}>
          {themes[other]}
        </button>
      ))}
    </DisplayForm>
  )
}
