import type { Language, LocalText } from '#app/rules/languages.ts'
import type { FixedQuestion } from '#app/rules/questions.ts'

function textsOf(question: FixedQuestion): LocalText[] {
  const shared = [question.stem, question.explanation]
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return [...shared, ...question.options.flatMap((option) => [option.text, option.why])]
    case 'true-false':
      return [...shared, question.whyTrue, question.whyFalse]
    case 'numeric':
    case 'short':
    case 'written':
      return shared
    case 'matching':
      return [...shared, ...question.pairs.flatMap((pair) => [pair.left, pair.right]), ...question.extra.map((extra) => extra.text)]
    case 'ordering':
      return [...shared, ...question.items.map((item) => item.text)]
    case 'gaps':
      return [
        ...shared,
        question.text,
        ...question.gaps.flatMap((gap) => (gap.kind === 'choice' ? gap.options.map((option) => option.text) : [])),
      ]
  }
}

/** The language a question is shown in: the reader's where all of it is translated, else French, so that one question never mixes two. */
export function questionLanguage(question: FixedQuestion, language: Language): Language {
  return textsOf(question).every((text) => text[language] !== undefined) ? language : 'fr'
}
