import { isConcerned } from '#app/rules/corrections.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import {
  alphaVerdict,
  discrimination,
  FEWEST_ANSWERS,
  facility,
  itemAdvice,
  meanPercent,
  nearMisses,
  reliability,
  wrongAnswers,
  type GivenAnswer,
  type ItemAdvice,
  type WrongValue,
} from '#app/rules/item-analysis.ts'
import type { Question } from '#app/rules/questions.ts'
import { scoreAnswer } from '#app/rules/quiz-score.ts'
import type { Db } from '#db/handle.ts'
import { analysisSums, correctedKeys, givenAnswers, medianTimes, questionsOf, type AnalysisScope } from './analysis.queries.server.ts'
import type { AnalysisOrder } from './analysis.forms.ts'

/** A wrong value in words: the pair or gap it stands in, and what was chosen or typed; null is "true" or "false", for which the page has words. */
export type WrongInWords = { part: string; value: string; truth: boolean | null; count: number }

/** A question of a quiz with its figures; null ones are not shown, because too few people answered. */
export type AnalysedQuestion = {
  version: string
  key: string
  /** Shown where the quiz holds several versions of the question. */
  number: number | null
  place: number
  stem: string
  answers: number
  facility: number | null
  discrimination: number | null
  wrong: (WrongInWords & { share: number }) | null
  seconds: number | null
  advice: ItemAdvice
  near: (WrongInWords & { raw: string; rawPart: string | null })[]
}

function inWords(question: Question, { part, value, count }: WrongValue, language: Language): WrongInWords {
  const text = (found: { text: Parameters<typeof textIn>[0] } | undefined) => (found ? textIn(found.text, language) : value)
  if (question.kind === 'true-false') return { part: '', value: '', truth: value === 'true', count }
  if (question.kind === 'single' || question.kind === 'multiple') {
    return { part: '', value: text(question.options.find(({ id }) => id === value)), truth: null, count }
  }
  if (question.kind === 'matching') {
    const left = question.pairs.find(({ id }) => id === part)?.left
    const right = question.pairs.find(({ id }) => id === value)?.right ?? question.extra.find(({ id }) => id === value)?.text
    return { part: left ? textIn(left, language) : '', value: right ? textIn(right, language) : value, truth: null, count }
  }
  if (question.kind === 'gaps') {
    const at = question.gaps.findIndex(({ id }) => id === part)
    const gap = question.gaps[at]
    const option = gap?.kind === 'choice' ? gap.options.find(({ id }) => id === value) : undefined
    return { part: `[${at + 1}]`, value: text(option), truth: null, count }
  }
  return { part: '', value, truth: null, count }
}

const byOrder: Record<AnalysisOrder, (question: AnalysedQuestion) => number> = {
  place: ({ place }) => place,
  facility: (question) => question.facility ?? 2,
  discrimination: (question) => question.discrimination ?? 2,
  time: ({ seconds }) => -(seconds ?? -1),
}

type Facts = {
  item: Awaited<ReturnType<typeof analysisSums>>['items'][number]
  found: Awaited<ReturnType<typeof questionsOf>>[number]
  /** Whether the quiz holds other versions of the question. */
  isOneOfSeveral: boolean
  correction: Awaited<ReturnType<typeof correctedKeys>>[number] | undefined
  given: readonly GivenAnswer[]
  seconds: number | null
  /** Answers that were close are shown to the trainers of the cohort they come from. */
  showsNear: boolean
}

/** The wrong answers by the key in force: after a correction those that are wrong by it, or by both keys where both are right. */
function wrongNow({ found, correction, given }: Facts): WrongValue[] {
  const own = found.body
  if (own.kind === 'calculated') return []
  const corrected = correction?.body
  if (!corrected || corrected.kind === 'calculated' || (correction.choice !== 'new' && correction.choice !== 'both'))
    return wrongAnswers(own, given)
  const byNew = wrongAnswers(corrected, given)
  if (correction.choice === 'new') return byNew
  const byOld = wrongAnswers(own, given)
  return byNew.filter(({ part, value }) => byOld.some((one) => one.part === part && one.value === value))
}

function analysed(facts: Facts, language: Language): AnalysedQuestion {
  const { item, found, isOneOfSeveral, seconds, showsNear } = facts
  const question = found.body
  const figures = { facility: facility(item), discrimination: discrimination(item) }
  const isEnough = item.n >= FEWEST_ANSWERS
  const wrong = isEnough ? wrongNow(facts) : []
  const [most] = wrong
  const near = question.kind === 'calculated' || !showsNear ? [] : nearMisses(question, wrong)
  return {
    ...{ version: item.version, key: found.key, place: item.place, stem: textIn(question.stem, language), answers: item.n },
    ...figures,
    number: isOneOfSeveral ? found.number : null,
    wrong: most ? { ...inWords(question, most, language), share: (most.count / item.n) * 100 } : null,
    seconds: isEnough ? seconds : null,
    advice: itemAdvice(figures),
    near: near.map((value) => ({ ...inWords(question, value, language), raw: value.value, rawPart: value.part })),
  }
}

async function analysedQuestions(db: Db, scope: AnalysisScope, language: Language) {
  const [sums, given, times, corrections] = await Promise.all([
    analysisSums(db, scope),
    givenAnswers(db, scope),
    medianTimes(db, scope),
    correctedKeys(db, scope),
  ])
  const versions = await questionsOf(
    db,
    sums.items.map(({ version }) => version),
  )
  const questions = sums.items.flatMap((item) => {
    const found = versions.find(({ id }) => id === item.version)
    if (!found) return []
    const facts = {
      ...{ item, found, showsNear: scope.cohortId !== null },
      correction: corrections.find((one) => one.key === found.key && isConcerned(found.number, one)),
      isOneOfSeveral: versions.filter(({ key }) => key === found.key).length > 1,
      given: given.filter(({ version }) => version === item.version),
      seconds: times.find(({ version }) => version === item.version)?.seconds ?? null,
    }
    return [{ facts, shown: analysed(facts, language) }]
  })
  return { sums, questions }
}

/** The figures of a quiz and of each of its questions, from first attempts, in the order asked for. Five queries. */
export async function loadAnalysis(db: Db, scope: AnalysisScope, order: AnalysisOrder, language: Language) {
  const { sums, questions } = await analysedQuestions(db, scope, language)
  const trust = reliability(sums.items, sums.totals)
  return {
    people: sums.people,
    attempts: sums.attempts,
    finished: sums.totals.n,
    mean: meanPercent(sums.totals),
    trust: trust && { ...trust, verdict: alphaVerdict(trust.alpha) },
    questions: questions.map(({ shown }) => shown).sort((a, b) => byOrder[order](a) - byOrder[order](b) || a.place - b.place),
  }
}

export type Analysis = Awaited<ReturnType<typeof loadAnalysis>>

/** Lines of what was answered at most. */
const MOST_LINES = 20

/** One question of a quiz with its figures and what people answered; undefined where nobody of the scope had it. Five queries. */
export async function loadQuestion(db: Db, scope: AnalysisScope, version: string, language: Language) {
  const { questions } = await analysedQuestions(db, scope, language)
  const one = questions.find(({ shown }) => shown.version === version)
  if (!one) return undefined
  const { found, given, item } = one.facts
  const isEnough = item.n >= FEWEST_ANSWERS && found.body.kind !== 'calculated'
  return { question: one.shown, answered: isEnough ? answeredLines(found.body, given, language) : [] }
}

/** What was answered, line by line: each option that can be chosen, or the right answers together and each wrong one. */
function answeredLines(question: Question, given: readonly GivenAnswer[], language: Language) {
  if (question.kind === 'calculated') return []
  if (question.kind === 'single' || question.kind === 'multiple') {
    const chose = (id: string) =>
      given.reduce((sum, { answer, count }) => {
        const has = answer.kind === 'single' ? answer.choice === id : answer.kind === 'multiple' && answer.choices.includes(id)
        return sum + (has ? count : 0)
      }, 0)
    return question.options.map(({ id, text, right }) => ({
      ...{ key: id, part: '', value: textIn(text, language), truth: null, count: chose(id), isRight: right, isWhole: false },
    }))
  }
  const right = given.reduce((sum, { answer, count }) => sum + (scoreAnswer(question, answer).isRight ? count : 0), 0)
  return [
    { key: 'right', part: '', value: '', truth: null, count: right, isRight: true, isWhole: true },
    ...wrongAnswers(question, given)
      .slice(0, MOST_LINES)
      .map((wrong) => ({
        ...inWords(question, wrong, language),
        ...{ key: `${wrong.part ?? ''} ${wrong.value}`, isRight: false, isWhole: false },
      })),
  ]
}

export type QuestionAnalysis = NonNullable<Awaited<ReturnType<typeof loadQuestion>>>
