import { typeset } from '#app/language/typeset.ts'
import { useLanguage } from '#app/language/use-language.tsx'
import { CURRENT_NOTICE } from '#app/rules/notice-versions.ts'
import { NOTICES } from './notices.ts'

/** Today's notice on personal data, in the reader's language; its sections stand below a heading of level `level` - 1. */
export function NoticeText({ level = 2 }: { level?: 2 | 3 }) {
  const language = useLanguage()
  const { sections } = NOTICES[CURRENT_NOTICE][language]
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <>
      {sections.map(({ title, texts }) => (
        <section key={title}>
          <Heading>{typeset(title, language)}</Heading>
          <ul>
            {texts.map((text) => (
              <li key={text}>{typeset(text, language)}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
