import type { ReactNode } from 'react'
import { Tag } from '#app/interface/tag.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, formatPercent, say, sayCount } from '#app/language/words.ts'
import { ENOUGH_ANSWERS, type ItemAdvice } from '#app/rules/item-analysis.ts'
import type { Language } from '#app/rules/languages.ts'
import type { AnalysedQuestion, WrongInWords } from './load-analysis.queries.server.ts'
import { analysisWords } from './words/words.ts'

type Words = (typeof analysisWords)['fr']

/** A wrong answer in words, with the part of the question it stands in. */
export function wrongText({ part, value, truth }: Omit<WrongInWords, 'count'>, words: Words): string {
  const shown = truth === null ? value : truth ? words.truths.yes : words.truths.no
  // Some choices are sentences in quotation marks of their own.
  if (part === '' && /^[«"“]/.test(shown)) return shown
  return part === '' ? say(words.wrong, { value: shown }) : say(words.wrongIn, { part, value: shown })
}

/** How long a question took: seconds below two minutes, then minutes. */
export function timeText(seconds: number, words: Words, language: Language): string {
  return seconds < 120
    ? sayCount(words.seconds, Math.round(seconds), language)
    : sayCount(words.minutes, Math.round(seconds / 60), language)
}

const TONES = { reversed: 'bad', weak: 'warn', hard: 'warn' } as const
const isToLookAt = (advice: ItemAdvice): advice is keyof typeof TONES => advice in TONES

/** The figures of a question as cells: right at first, discrimination, wrong answer, time, advice. Below five answers only that there are too few. */
export function figureCells(question: AnalysedQuestion, words: Words, language: Language): ReactNode[] {
  const { answers, facility, discrimination, wrong, seconds, advice } = question
  const count = sayCount(words.answers, answers, language)
  if (facility === null) return [<Doubled key="few" text={words.tooFew} hint={count} />, '', '', '', '']
  return [
    <Doubled key="facility" text={formatPercent(Math.round(facility * 100), language)} hint={count} />,
    discrimination === null ? (answers < ENOUGH_ANSWERS ? words.notYet : '—') : formatNumber(discrimination, language, 2),
    wrong ? (
      <Doubled
        key="wrong"
        text={wrongText(wrong, words)}
        hint={say(words.share, { percent: formatPercent(Math.round(wrong.share), language) })}
      />
    ) : (
      words.none
    ),
    seconds === null ? '—' : timeText(seconds, words, language),
    <span key="advice">
      {isToLookAt(advice) && <Tag tone={TONES[advice]}>{words.lookAgain}</Tag>}
      <span className={isToLookAt(advice) ? 'hint' : undefined}>{words.advice[advice]}</span>
    </span>,
  ]
}

function Doubled({ text, hint }: { text: string; hint: string }) {
  return (
    <span>
      <span dir="auto">{text}</span>
      <span className="hint">{hint}</span>
    </span>
  )
}

/** The answers that were close, each with the way to accept it for everybody. */
export function NearAnswers({ question, to }: { question: AnalysedQuestion; to: string }) {
  const words = useWords(analysisWords)
  const language = useLanguage()
  return (
    <ul className="tasks">
      {question.near.map((near) => (
        <li key={`${near.part}${near.value}`}>
          <span>
            <span dir="auto">{wrongText(near, words)}</span>
            <span className="about">{sayCount(words.given, near.count, language)}</span>
          </span>
          <a
            className="btn second"
            href={`${to}/corriger/${question.version}?${new URLSearchParams({ accepter: near.raw, ...(near.rawPart ? { partie: near.rawPart } : {}) }).toString()}`}
          >
            {words.accept}
          </a>
        </li>
      ))}
    </ul>
  )
}
