import type { Language } from '#app/rules/languages.ts'
import { writtenNumber } from './parameters.ts'
import type { Parameters } from './parameters.ts'
import type { Measures } from './lesson-measures.ts'
import type { Report } from './problems.ts'
import { personalAsked, unwantedWordings } from './wording.ts'

const WORDS_MIN = 450
const WORDS_MAX = 900
const MEAN_SENTENCE = 14
const LONGEST_SENTENCE = 25
const WORDS_BETWEEN_HEADINGS = 150
const SENTENCES_A_PARAGRAPH = 3
/** The opening of a lesson may be one sentence longer than other paragraphs. */
const SENTENCES_OF_OPENING = 4
const MAX_BYTES = 15 * 1024

/** Checks one lesson by itself; Arabic is not measured by French sentence lengths. */
export function checkLesson(measures: Measures, language: Language, report: Report): void {
  const bodyLine = measures.blocks[0]?.line ?? 1
  if (language === 'fr' && (measures.words < WORDS_MIN || measures.words > WORDS_MAX)) {
    report(bodyLine, 'lesson-words', `The lesson has ${measures.words} words: write between ${WORDS_MIN} and ${WORDS_MAX}.`)
  }
  if (language !== 'ar') checkSentences(measures, bodyLine, report)
  checkParagraphs(measures, report)
  checkHeadings(measures, report)
  checkBoxes(measures, bodyLine, report)
  for (const block of measures.blocks) {
    for (const { found, advice } of unwantedWordings(block.text, language)) report(block.line, 'wording', `"${found}": ${advice}.`)
  }
  for (const sentence of measures.sentences) {
    const found = sentence.box === 'exercise' ? personalAsked(sentence.text) : undefined
    if (found !== undefined) report(sentence.line, 'personal-question', `"${found}" is never asked nor noted: change the exercise.`)
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function checkSentences(measures: Measures, bodyLine: number, report: Report): void {
  const { sentences } = measures
  for (const { text, words, line } of sentences) {
    if (words > LONGEST_SENTENCE)
      report(line, 'long-sentence', `${words} words, ${LONGEST_SENTENCE} at most: cut "${shortened(text)}" in two.`)
  }
  const mean = sentences.reduce((sum, sentence) => sum + sentence.words, 0) / Math.max(1, sentences.length)
  if (mean > MEAN_SENTENCE)
    report(
      bodyLine,
      'mean-sentence',
      `Sentences have ${mean.toFixed(1)} words on average, ${MEAN_SENTENCE} at most: shorten the longest ones.`,
    )
}

function checkParagraphs(measures: Measures, report: Report): void {
  measures.blocks.forEach((block, at) => {
    const most = at === 0 ? SENTENCES_OF_OPENING : SENTENCES_A_PARAGRAPH
    if (block.sentences.length <= most) return
    report(block.line, 'long-paragraph', `The paragraph has ${block.sentences.length} sentences, ${most} at most: begin a new one.`)
  })
}

function checkHeadings(measures: Measures, report: Report): void {
  let since = 0
  let from = measures.blocks[0]?.line ?? 1
  const close = () => {
    if (since > WORDS_BETWEEN_HEADINGS)
      report(from, 'heading-distance', `${since} words without a heading, ${WORDS_BETWEEN_HEADINGS} at most: add one.`)
    since = 0
  }
  for (const block of measures.blocks) {
    if (block.kind === 'heading') {
      close()
      from = block.line
    }
    if (block.kind === 'paragraph' || block.kind === 'item') since += block.words
  }
  close()
}

function checkBoxes(measures: Measures, bodyLine: number, report: Report): void {
  for (const wanted of ['exercise', 'keep'] as const) {
    const found = measures.boxes.filter(({ box }) => box === wanted)
    if (found.length === 0) report(bodyLine, `${wanted}-missing`, `Add one :::${wanted} box.`)
    for (const { line } of found.slice(1))
      report(line, `${wanted}-missing`, `A lesson has one :::${wanted} box: join this one with the first.`)
  }
}

/** The weight of a lesson, in compressed bytes, has a limit. */
export function checkWeight(bytes: number, report: Report): void {
  if (bytes > MAX_BYTES)
    report(1, 'lesson-weight', `The lesson weighs ${Math.ceil(bytes / 1024)} KB compressed, 15 at most: shorten it or simplify a drawing.`)
}

/** Lessons that use a parameter or name a law say when they were checked. */
export function checkDates(
  dates: { verified?: string | undefined; review_by?: string | undefined },
  facts: { usesParameters: boolean; text: string },
  today: string,
  report: Report,
): void {
  const namesLaw = /(?<!\p{L})(?:lois?|dahirs?|décrets?|arrêtés?|circulaires?)\s+(?:n°|royale?)?\s*\d/iu.test(facts.text)
  if ((facts.usesParameters || namesLaw) && (dates.verified === undefined || dates.review_by === undefined)) {
    report(
      1,
      'dates-missing',
      'The lesson uses a parameter or names a law: add "verified: 2026-11" and "review_by: 2027-01-31" to the front matter.',
    )
  }
  if (dates.verified !== undefined && dates.verified > today.slice(0, 7))
    report(1, 'review-due', `verified is in the future (${dates.verified}).`)
  if (dates.review_by !== undefined && dates.review_by < today) {
    report(1, 'review-due', `The lesson was to be checked by ${dates.review_by}: check it and set new dates.`)
  }
}

/** Parameters whose figure is so particular that the same figure in a text can only be the parameter. */
function particular(parameters: Parameters): { written: string[]; name: string }[] {
  return [...parameters.values()].flatMap(({ name, value, unit }) => {
    if (typeof value !== 'number' || (unit !== 'DH' && unit !== '%')) return []
    const isParticular = !Number.isInteger(value) || (value >= 1000 && value % 100 !== 0)
    if (!isParticular || value < 1) return []
    return [{ name, written: [`${writtenNumber(value, 'fr')}\u00A0${unit}`, `${writtenNumber(value, 'fr', true)}\u00A0${unit}`] }]
  })
}

/** Finds figures that stand in the text although parameters.yaml holds them. */
export function finderOfFigures(parameters: Parameters): (source: string) => { name: string; at: number } | undefined {
  const figures = particular(parameters)
  return (source) => {
    const text = source.replace(/\s/g, '\u00A0')
    for (const { name, written } of figures) {
      for (const figure of written) {
        const at = text.indexOf(figure)
        const isWhole =
          at !== -1 && !/[\d,]/.test(text.slice(Math.max(0, at - 1), at)) && !/\d\u00A0$/.test(text.slice(Math.max(0, at - 2), at))
        if (isWhole) return { name, at }
      }
    }
    return undefined
  }
}
