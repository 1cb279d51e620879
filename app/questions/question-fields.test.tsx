import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { InLanguage } from '#app/language/use-language.tsx'
import type { Language } from '#app/rules/languages.ts'
import type { FixedQuestion } from '#app/rules/questions.ts'
import { QuestionFields } from './question-fields.tsx'
import { filledFrom, frozenOrder, shownQuestion } from './shown-question.ts'
import { SAMPLES, rightAnswer } from './test-questions.ts'

const questions: FixedQuestion[] = Object.values(SAMPLES)

function htmlOf(question: FixedQuestion, seed: number, language: Language = 'fr', filled = {}) {
  const shown = shownQuestion(question, frozenOrder(question, seed), language)
  return renderToString(
    <InLanguage language={language}>
      <QuestionFields question={shown} filled={filled} />
    </InLanguage>,
  )
}

/** The texts that only who has answered may read. */
function secrets(question: FixedQuestion): string[] {
  const whys = question.kind === 'single' || question.kind === 'multiple' ? question.options.map(({ why }) => why.fr) : []
  const truths = question.kind === 'true-false' ? [question.whyTrue.fr, question.whyFalse.fr] : []
  const accepted = question.kind === 'short' ? question.accept.map(({ fr }) => fr) : []
  return [question.explanation.fr, question.hint?.fr ?? 'no hint', ...whys, ...truths, ...accepted]
}

describe.each(questions.map((question) => [question.kind, question] as const))('the form of a question of kind %s', (_, question) => {
  test('holds no key, reason, hint or id of an option', () => {
    const html = htmlOf(question, 5)
    for (const secret of secrets(question)) expect(html).not.toContain(secret)
    expect(html).not.toMatch(/checked|selected="" value="[^"]+"|value="(a|b|c|x)"|name="[^"]*-(a|b|c)"/)
    expect(html.match(/<h1/g)).toHaveLength(1)
  })

  test('says the same of the right and of a wrong answer', () => {
    const shapes = new Set([1, 2, 3, 4].map((seed) => htmlOf(question, seed).replace(/>[^<]*</g, '><').length))
    expect(shapes.size).toBe(1)
  })

  test('keeps an answer that was given', () => {
    const order = frozenOrder(question, 5)
    expect(htmlOf(question, 5, 'fr', filledFrom(question, order, rightAnswer(question)))).not.toBe(htmlOf(question, 5))
  })

  test('says its language where the page has another one', () => {
    expect(htmlOf(question, 5, 'ar')).toMatch(/<fieldset[^>]* lang="fr" dir="ltr"/)
    expect(htmlOf(question, 5, 'fr')).not.toMatch(/<fieldset[^>]* lang=/)
  })
})
