import { InLanguage, useLanguage, useWords } from '#app/language/use-language.tsx'
import { directionOf, LANGUAGES } from '#app/rules/languages.ts'
import { LanguageSwitch, ThemeSwitch } from '../display-switches.tsx'
import { Mark } from '../mark.tsx'
import { MoreLines } from '../more-lines.tsx'
import { StaffPage } from '../staff-page.tsx'
import { interfaceWords } from '../words/words.ts'
import { ContrastTable } from './contrast-table.tsx'
import { Samples } from './samples.tsx'
import { styleWords } from './words/words.ts'

/** Every part of the interface with its states, in three languages and both directions, and the contrast of every pair of colours. */
export function StylePage() {
  const words = useWords(styleWords)
  const { languages } = useWords(interfaceWords)
  const own = useLanguage()
  return (
    <StaffPage>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {[own, ...LANGUAGES.filter((other) => other !== own)].map((language) => (
        <section key={language} id={language} className="section stack" lang={language} dir={directionOf(language)}>
          <h2>{languages[language]}</h2>
          <InLanguage language={language}>
            <Samples />
          </InLanguage>
        </section>
      ))}
      <section className="section stack">
        <h2>{words.sections.lists}</h2>
        <MoreLines shown={50} total={1_000_000} />
      </section>
      <section className="section stack">
        <h2>{words.sections.display}</h2>
        <Mark />
        <LanguageSwitch />
        <ThemeSwitch />
      </section>
      <section className="section stack">
        <h2>{words.sections.contrast}</h2>
        <ContrastTable />
      </section>
    </StaffPage>
  )
}
