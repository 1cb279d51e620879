import type { Warn } from './gift-answers.ts'
import { Skipped } from './import-report.ts'
import type { FileDocument, FormattedText, TextFormat } from './question-document.ts'
import { childOf, childrenOf, textOf, type XmlElement } from './xml-tree.ts'

const FORMATS: Record<string, TextFormat> = { html: 'html', moodle_auto_format: 'moodle', plain_text: 'plain', markdown: 'markdown' }

/** The name of a format in Moodle XML. */
export const FORMAT_NAMES: Record<TextFormat, string> = {
  html: 'html',
  moodle: 'moodle_auto_format',
  plain: 'plain_text',
  markdown: 'markdown',
}

/** The format of an element's text. */
export const formatOf = (element: XmlElement | undefined, inherited: TextFormat): TextFormat =>
  FORMATS[element?.attributes['format'] ?? ''] ?? inherited

const fileOf = ({ attributes, text }: XmlElement): FileDocument => {
  const { name = '', path = '/', encoding } = attributes
  if (encoding !== 'base64') throw new Skipped('picture-broken', name)
  return { path: `${path}${name}`, content: text }
}

/** The text of an element in its format with the files that stand in it; undefined where it says nothing. */
export function readText(element: XmlElement | undefined, inherited: TextFormat): FormattedText | undefined {
  if (!element) return undefined
  const files = childrenOf(element, 'file').map(fileOf)
  const text = textOf(element, 'text') ?? ''
  if (text === '') return undefined
  return { format: formatOf(element, inherited), text, ...(files.length > 0 ? { files } : {}) }
}

/** The share of the mark of an answer, in per cent. */
export function fractionOf(answer: XmlElement): number {
  const written = answer.attributes['fraction'] ?? '0'
  const fraction = Number(written)
  if (!Number.isFinite(fraction) || Math.abs(fraction) > 100) throw new Skipped('weight', written)
  return fraction
}

export const feedbackOf = (answer: XmlElement, format: TextFormat): { feedback?: FormattedText } => {
  const feedback = readText(childOf(answer, 'feedback'), format)
  return feedback ? { feedback } : {}
}

/** What every question of Moodle carries and the house decides by itself, with the values that say nothing. */
const SILENT: Record<string, readonly string[]> = {
  defaultgrade: ['', '1', '1.0', '1.0000000'],
  hidden: ['', '0'],
  responsetemplate: [''],
}

/** Settings of how Moodle shows and counts a try: the house has its own, and says once a file that they are not kept. */
export const SETTINGS = new Set([
  ...['penalty', 'shuffleanswers', 'answernumbering', 'single', 'usecase', 'shownumcorrect', 'showstandardinstruction'],
  ...['unitgradingtype', 'unitpenalty', 'showunits', 'unitsleft', 'instructions'],
  ...['responseformat', 'responserequired', 'responsefieldlines', 'minwordlimit', 'maxwordlimit', 'attachments', 'attachmentsrequired'],
  ...['maxbytes', 'filetypeslist', 'graderinfo', 'layouttype', 'selecttype', 'selectcount', 'gradingtype', 'showgrading', 'numberingstyle'],
])
/** Settings whose value is read into the question itself. */
const READ_ELSEWHERE = new Set(['single', 'usecase', 'graderinfo'])

const KEPT = new Set([
  ...['name', 'questiontext', 'generalfeedback', 'idnumber', 'tags', 'hint', 'answer', 'subquestion', 'units', 'selectoption', 'dragbox'],
])
const COMBINED = new Set(['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'])

/** Says what of a question is not kept: settings into `settings`, for one line a file, all else on the question. */
export function warnOfRest(question: XmlElement, warn: Warn, settings: Set<string>): void {
  for (const child of question.children) {
    const value = child.text.trim()
    if (KEPT.has(child.name)) continue
    if (SETTINGS.has(child.name)) {
      if (!READ_ELSEWHERE.has(child.name)) settings.add(child.name)
    } else if (COMBINED.has(child.name)) {
      if (textOf(child, 'text')) warn('feedback-not-kept', child.name)
    } else if (!(SILENT[child.name] ?? []).includes(value) || childrenOf(child, 'text').some(({ text }) => text.trim() !== '')) {
      warn('not-kept', value === '' ? child.name : `${child.name}: ${value}`)
    }
  }
}
