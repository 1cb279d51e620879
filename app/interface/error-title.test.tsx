import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { InLanguage } from '#app/language/use-language.tsx'
import { LANGUAGES, type Language } from '#app/rules/languages.ts'
import { ErrorSummary } from './error-summary.tsx'
import { withErrorTitle } from './error-title.ts'
import { Notice, type NoticeKind } from './notice.tsx'

const page = (body: string) => `<html><head><title>Se connecter · Passerelle</title></head><body>${body}</body></html>`
const summary = (language: Language, isRecall = false) =>
  renderToString(
    <InLanguage language={language}>
      <ErrorSummary faults={[{ field: 'name', text: '…' }]} isRecall={isRecall} />
    </InLanguage>,
  )
const notice = (kind: NoticeKind) =>
  renderToString(
    <InLanguage language="fr">
      <Notice kind={kind} isNews />
    </InLanguage>,
  )
const titleOf = (html: string) => /<title>(.*)<\/title>/.exec(html)?.[1]?.replaceAll('\u00a0', ' ')

test('a refusal takes the focus when the page opens, and the title says so in the language of the reader', () => {
  const titles = LANGUAGES.map((language) => titleOf(withErrorTitle(page(summary(language)))))
  expect(titles).toEqual(
    expect.arrayContaining(['Erreur : Se connecter · Passerelle', 'Error: Se connecter · Passerelle', 'خطأ: Se connecter · Passerelle']),
  )
  expect(summary('fr')).toMatch(/tabindex="-1" autofocus=""/i)
  expect(summary('fr')).toContain('href="#name"')
  expect(notice('bad')).toMatch(/tabindex="-1" autofocus=""/i)
})

test('what is only recalled, and good news, leave focus and title alone', () => {
  for (const html of [summary('fr', true), notice('ok'), notice('warn')]) {
    expect(html).not.toMatch(/autofocus/i)
    expect(withErrorTitle(page(html))).toBe(page(html))
  }
})
