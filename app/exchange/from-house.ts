import { textIn, type Language, type LocalText } from '#app/rules/languages.ts'
import type { Gap, Picture, PictureType, Question, Tolerance } from '#app/rules/questions.ts'
import { withEntities } from './entities.ts'
import type { FormattedText, GapDocument, QuestionDocument, SharedDocument } from './question-document.ts'
import { roundedShare } from './read-table.ts'

/** What a picture holds, in base64, by its hash. */
export type PictureContents = ReadonlyMap<string, { type: PictureType; content: string }>

/** A question of the house with what its bank says of it, and what its pictures hold. */
export type HouseEntry = { question: Question; name: string; category: string[]; code?: string | undefined; pictures?: PictureContents }

/** A text with its pictures below it, as HTML with the files beside. */
function withPictures(text: string, pictures: readonly Picture[], contents: PictureContents, language: Language): FormattedText {
  const placed = pictures.map(({ hash, width, height, words }) => {
    const kept = contents.get(hash)
    const name = `${hash.slice(0, 16)}.${kept?.type.split('/')[1] ?? 'png'}`
    const said = withEntities(words ? textIn(words, language) : '').replaceAll('"', '&quot;')
    const html = `<p><img src="@@PLUGINFILE@@/${name}" alt="${said}" width="${width}" height="${height}"></p>`
    return { html, file: { path: `/${name}`, content: kept?.content ?? '' } }
  })
  const files = placed.filter(({ file }, index) => placed.findIndex((one) => one.file.path === file.path) === index)
  const html = `<p>${withEntities(text).replaceAll('\n', '<br>')}</p>${placed.map((one) => one.html).join('')}`
  return { format: 'html', text: html, files: files.map(({ file }) => file) }
}

/** How far a number may lie from the key, as a distance. */
const distance = (answer: number, tolerance: Tolerance) =>
  'absolute' in tolerance ? tolerance.absolute : Number(((Math.abs(answer) * tolerance.percent) / 100).toPrecision(12))

/** A question of the house as one language of it stands in a bank; null for the kind that no bank format holds (calculated). */
export function fromHouse({ question, name, category, code, pictures }: HouseEntry, language: Language): QuestionDocument | null {
  const withPicturesOf = (text: string, place: string): FormattedText => {
    const own = (question.pictures ?? []).filter((one) => one.place === place)
    return own.length === 0 ? { format: 'plain', text } : withPictures(text, own, pictures ?? new Map(), language)
  }
  const plain = (text: LocalText): FormattedText => ({ format: 'plain', text: textIn(text, language) })
  const at = (text: LocalText, place: Picture['place']) => withPicturesOf(textIn(text, language), place)
  const say = (text: LocalText) => textIn(text, language)
  const shared: SharedDocument = {
    name,
    ...(code === undefined ? {} : { code }),
    category,
    tags: question.tags ?? [],
    objectives: question.objectives,
    stem: at(question.stem, 'stem'),
    explanation: at(question.explanation, 'explanation'),
    ...(question.hint ? { hint: plain(question.hint) } : {}),
  }
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const rights = question.options.filter(({ right }) => right).length
      const usual = (right: boolean) => (question.kind === 'single' ? (right ? 100 : 0) : roundedShare((right ? 100 : -100) / rights))
      const hasWeights = question.options.some(({ weight }) => weight !== undefined)
      const options = question.options.map(({ id, text, why, right, weight }) => ({
        text: at(text, `options.${id}`),
        weight: hasWeights ? (weight ?? 0) : usual(right),
        feedback: plain(why),
      }))
      return { kind: question.kind === 'single' ? 'single' : 'several', ...shared, options }
    }
    case 'true-false':
      return {
        kind: 'true-false',
        ...shared,
        answer: question.answer,
        whyTrue: plain(question.whyTrue),
        whyFalse: plain(question.whyFalse),
      }
    case 'numeric': {
      const answers = [{ value: question.answer, tolerance: distance(question.answer, question.tolerance), weight: 100 }]
      return { kind: 'numeric', ...shared, answers, ...(question.unit ? { unit: say(question.unit) } : {}) }
    }
    case 'matching': {
      const pairs = question.pairs.map(({ id, left, right }) => ({ left: at(left, `pairs.${id}`), right: say(right) }))
      return { kind: 'matching', ...shared, pairs, extra: question.extra.map(({ text }) => say(text)) }
    }
    case 'ordering':
      return { kind: 'ordering', ...shared, items: question.items.map(({ id, text }) => at(text, `items.${id}`)) }
    case 'short': {
      const answers = question.accept.map((text) => ({ text: say(text), hasWildcard: false, weight: 100 }))
      return { kind: 'short', ...shared, isCaseSensitive: false, answers }
    }
    case 'gaps': {
      const stem = withPicturesOf(`${say(question.stem).replaceAll('\n', ' ')}\n${say(question.text)}`, 'stem')
      return { kind: 'gaps', ...shared, stem, gaps: question.gaps.map((gap) => gapDocument(gap, say)) }
    }
    case 'written':
      return { kind: 'written', ...shared, guide: plain(question.guide) }
    case 'calculated':
      return null
  }
}

function gapDocument(gap: Gap, say: (text: LocalText) => string): GapDocument {
  const shared = { id: gap.id, weight: gap.weight ?? 1 }
  const answer = (text: LocalText, isRight: boolean) => ({ text: say(text), hasWildcard: false, weight: isRight ? 100 : 0 })
  if (gap.kind === 'number') {
    return { kind: 'number', ...shared, answers: [{ value: gap.answer, tolerance: distance(gap.answer, gap.tolerance), weight: 100 }] }
  }
  if (gap.kind === 'choice') return { kind: 'choice', ...shared, answers: gap.options.map(({ text, right }) => answer(text, right)) }
  return { kind: 'text', ...shared, isCaseSensitive: false, answers: gap.accept.map((text) => answer(text, true)) }
}
