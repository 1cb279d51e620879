import { calculatedProblem } from '#app/rules/calculated.ts'
import { computeFormula } from '#app/rules/formula.ts'
import { gapProblem } from '#app/rules/gap-text.ts'
import { writtenNumber } from './parameters.ts'
import type { Path } from './source-yaml.ts'
import type { QuestionSource } from './question-shapes.ts'
import { personalAsked, unwantedWordings } from './wording.ts'

/** Notes a problem at a place inside one question. */
export type ReportAt = (path: Path, rule: string, message: string) => void

const COUNT_WORDS: Record<number, RegExp> = {
  1: /une? |1/i,
  2: /deux|2/i,
  3: /trois|3/i,
  4: /quatre|4/i,
  5: /cinq|5/i,
  6: /six|6/i,
}

function labelledParts(question: QuestionSource): { name: string; ids: string[] }[] {
  if (question.kind === 'single' || question.kind === 'multiple') return [{ name: 'options', ids: question.options.map(({ id }) => id) }]
  if (question.kind === 'ordering') return [{ name: 'items', ids: question.items.map(({ id }) => id) }]
  if (question.kind === 'gaps') return [{ name: 'gaps', ids: question.gaps.map(({ id }) => id) }]
  if (question.kind === 'matching') return [{ name: 'pairs', ids: [...question.pairs, ...question.extra].map(({ id }) => id) }]
  return []
}

/** Every text of a question with its place. */
export function textsOf(question: QuestionSource): { path: Path; text: string }[] {
  const texts: { path: Path; text: string }[] = [
    { path: ['stem'], text: question.stem },
    { path: ['explanation'], text: question.explanation },
  ]
  if (question.hint !== undefined) texts.push({ path: ['hint'], text: question.hint })
  if (question.kind === 'single' || question.kind === 'multiple') {
    question.options.forEach((option, at) =>
      texts.push({ path: ['options', at, 'text'], text: option.text }, { path: ['options', at, 'why'], text: option.why }),
    )
  }
  if (question.kind === 'true-false')
    texts.push({ path: ['why_true'], text: question.why_true }, { path: ['why_false'], text: question.why_false })
  if (question.kind === 'matching') {
    question.pairs.forEach((pair, at) =>
      texts.push({ path: ['pairs', at, 'left'], text: pair.left }, { path: ['pairs', at, 'right'], text: pair.right }),
    )
    question.extra.forEach((side, at) => texts.push({ path: ['extra', at, 'text'], text: side.text }))
  }
  if (question.kind === 'gaps') texts.push({ path: ['text'], text: question.text })
  if (question.kind === 'written') texts.push({ path: ['guide'], text: question.guide })
  if (question.kind === 'ordering') question.items.forEach((item, at) => texts.push({ path: ['items', at, 'text'], text: item.text }))
  return texts
}

/** Checks what a shape cannot: ids inside the question, right answers, the key of a number, words. */
export function checkQuestion(question: QuestionSource, numbers: ReadonlyMap<string, number>, report: ReportAt): void {
  for (const { name, ids } of labelledParts(question)) {
    const again = ids.findIndex((id, at) => ids.indexOf(id) < at)
    if (again !== -1) report([name, again], 'id-duplicate', `The id ${ids[again]} stands twice in this question: give each its own.`)
    const wrong = ids.findIndex((id) => !/^[a-z0-9][a-z0-9-]*$/.test(id))
    if (wrong !== -1) report([name, wrong], 'id-form', `The id ${ids[wrong]} must be small letters, digits and hyphens.`)
  }
  checkRightAnswers(question, report)
  if (question.kind === 'numeric') checkKey(question, numbers, report)
  if (question.kind === 'calculated') checkVariables(question, report)
  if (question.kind === 'gaps') checkGaps(question, report)
  for (const { path, text } of textsOf(question)) checkWords(path, text, report)
  for (const sentence of question.stem.split(/(?<=[.!?])\s+/)) {
    const found = personalAsked(sentence)
    if (found !== undefined)
      report(['stem'], 'personal-question', `"${found}" is never asked: rewrite the question about a fictional situation.`)
  }
}

function checkWords(path: Path, text: string, report: ReportAt): void {
  for (const { found, advice } of unwantedWordings(text, 'fr')) report(path, 'wording', `"${found}": ${advice}.`)
  if (/\*\*|\]\(|^#|<[a-z/]/m.test(text)) report(path, 'plain-text', 'Questions are plain text: take the Markdown or HTML out.')
}

function checkRightAnswers(question: QuestionSource, report: ReportAt): void {
  if (question.kind === 'single' || question.kind === 'multiple') {
    const right = question.options.filter((option) => option.right).length
    if (question.kind === 'single' && right !== 1)
      report(['options'], 'right-answers', `A single question has one right option, this one has ${right}: set "right: true" on one.`)
    if (question.kind === 'multiple' && (right < 2 || right === question.options.length)) {
      report(
        ['options'],
        'right-answers',
        `A multiple question has at least two right options and one wrong, this one has ${right} of ${question.options.length} right.`,
      )
    }
    if (question.kind === 'multiple' && right >= 2 && COUNT_WORDS[right]?.test(question.stem) === false) {
      report(['stem'], 'right-answers', `Say in the stem how many options are right (${right}).`)
    }
    refuseSame(
      question.options.map(({ text }) => text),
      ['options'],
      'options',
      report,
    )
  }
  if (question.kind === 'matching')
    refuseSame([...question.pairs.map(({ right }) => right), ...question.extra.map(({ text }) => text)], ['pairs'], 'right sides', report)
  if (question.kind === 'matching')
    refuseSame(
      question.pairs.map(({ left }) => left),
      ['pairs'],
      'left sides',
      report,
    )
  if (question.kind === 'ordering')
    refuseSame(
      question.items.map(({ text }) => text),
      ['items'],
      'items',
      report,
    )
}

function refuseSame(texts: string[], path: Path, what: string, report: ReportAt): void {
  const same = texts.map((text) => text.trim().toLowerCase()).find((text, at, all) => all.indexOf(text) < at)
  if (same !== undefined) report(path, 'right-answers', `Two ${what} are the same ("${same.slice(0, 40)}"): nobody could tell them apart.`)
}

function checkKey(question: Extract<QuestionSource, { kind: 'numeric' }>, numbers: ReadonlyMap<string, number>, report: ReportAt): void {
  const computed = computeFormula(question.formula, numbers)
  if (!computed.ok) {
    report(['formula'], 'formula', `The formula cannot be computed: ${computed.because}.`)
    return
  }
  if (isKey(question, computed.value)) return
  report(
    ['answer'],
    'numeric-key',
    `The formula gives ${writtenNumber(computed.value, 'fr')}, the answer says ${writtenNumber(question.answer, 'fr')}: correct one of them, or round in the formula.`,
  )
}

function checkVariables(question: Extract<QuestionSource, { kind: 'calculated' }>, report: ReportAt): void {
  const variables = Object.entries(question.variables).map(([name, limits]) => ({ name, ...limits }))
  const wrong = variables.find(({ name }) => !/^[a-z][a-z0-9_]{0,19}$/.test(name))
  if (wrong) {
    report(['variables', wrong.name], 'id-form', `The name ${wrong.name} must be small letters, digits and _: begin with a letter.`)
    return
  }
  const text = { fr: '?' }
  const { id, objectives, formula } = question
  const asked = {
    kind: 'calculated',
    id,
    objectives,
    stem: text,
    explanation: text,
    variables,
    formula,
    tolerance: { absolute: 0 },
  } as const
  const problem = calculatedProblem(asked)
  if (problem !== undefined) report(['formula'], 'formula', `The formula cannot be computed for every value: ${problem}.`)
  const unused = variables.find(({ name }) => !question.stem.includes(`{${name}}`))
  if (unused) report(['stem'], 'formula', `The stem does not show {${unused.name}}: write it where the number stands.`)
}

function checkGaps(question: Extract<QuestionSource, { kind: 'gaps' }>, report: ReportAt): void {
  const problem = gapProblem(
    question.text,
    question.gaps.map(({ id }) => id),
  )
  if (problem !== undefined) report(['text'], 'gaps', `${problem}: each gap stands once in the text as [[id]].`)
  question.gaps.forEach((gap, at) => {
    if (!('options' in gap)) return
    const right = gap.options.filter((option) => option.right).length
    if (right !== 1) report(['gaps', at], 'right-answers', `A gap has one right option, ${gap.id} has ${right}: set "right: true" on one.`)
  })
}

/** The answer is the computed value, or that value rounded to the digits of the answer where the tolerance covers the difference. */
function isKey(question: Extract<QuestionSource, { kind: 'numeric' }>, computed: number): boolean {
  const { answer, tolerance } = question
  const difference = Math.abs(computed - answer)
  if (difference <= 1e-6 * Math.max(1, Math.abs(answer))) return true
  const allowed = typeof tolerance === 'number' ? tolerance : (Number.parseFloat(tolerance) / 100) * Math.abs(answer)
  const digits = String(answer).split('.')[1]?.length ?? 0
  return difference <= allowed && difference <= 0.5 * 10 ** -digits + 1e-9
}
