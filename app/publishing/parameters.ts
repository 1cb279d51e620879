import { z } from 'zod'
import { fullText } from '#app/rules/languages.ts'
import type { FullText, Language } from '#app/rules/languages.ts'
import type { Report } from './problems.ts'
import { checkShape, readYaml } from './source-yaml.ts'
import { typeset } from '#app/language/typeset.ts'
import { unitText } from './units.ts'
import { WORDS } from './words/words.ts'

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the date as 2027-01-31')

const parameterSource = z.strictObject({
  title: fullText,
  value: z.union([z.number(), z.string().min(1)]),
  unit: z.union([z.string().min(1), fullText]).optional(),
  year: z.number().int().min(2000).max(2100),
  source: z.string().min(1),
  confidence: z.enum(['sure', 'probable', 'to-confirm']),
  review_by: date,
})

/** A rate, ceiling or threshold that changes by the year. */
export interface Parameter {
  name: string
  title: FullText
  value: number | string
  unit: string | FullText | undefined
  year: number
  confidence: 'sure' | 'probable' | 'to-confirm'
}

export type Parameters = ReadonlyMap<string, Parameter>

/** Reads parameters.yaml and refuses values whose review date has passed. */
export function readParameters(text: string, today: string, report: Report): Parameters {
  const parameters = new Map<string, Parameter>()
  const source = readYaml(text, report)
  if (source === undefined) return parameters
  const entries = checkShape(z.record(z.string(), z.unknown()), source, source.value, [], report) ?? {}
  for (const [name, entry] of Object.entries(entries)) {
    if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) {
      report(source.lineOf([name]), 'parameter-name', `"${name}" must be written in English small letters and underscores, as smig_hour.`)
    }
    const shaped = checkShape(parameterSource, source, entry, [name], report)
    if (shaped === undefined) continue
    if (shaped.review_by < today) {
      report(
        source.lineOf([name, 'review_by']),
        'review-due',
        `${name} was to be checked by ${shaped.review_by}: confirm the value and set a new date.`,
      )
    }
    const { title, value, unit, year, confidence } = shaped
    if (typeof unit === 'string' && (unitText(unit, 2, 'en') === undefined || unitText(unit, 2, 'ar') === undefined)) {
      report(
        source.lineOf([name, 'unit']),
        'unit-unknown',
        `The unit "${unit}" is not known in three languages: write it as { fr: …, en: …, ar: … }.`,
      )
    }
    parameters.set(name, { name, title, value, unit, year, confidence })
  }
  return parameters
}

/** Parameters that formulas may use: those whose value is a number. */
export function numbersOf(parameters: Parameters): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const { name, value } of parameters.values()) if (typeof value === 'number') numbers.set(name, value)
  return numbers
}

/** A number as people write it: 1 000,50 in French and Arabic, 1,000.50 in English; sums of money with no or two decimals. */
export function writtenNumber(value: number, language: Language, isMoney = false): string {
  const decimals =
    isMoney && !Number.isInteger(value) ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 6 }
  const written = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'fr-FR', decimals).format(value)
  return written.replace(/\s/g, '\u00A0')
}

function valueWithUnit(parameter: Parameter, language: Language): string {
  const { value, unit } = parameter
  if (typeof value === 'string') return unit === undefined ? value : `${value}\u00A0${unitText(unit, value, language) ?? ''}`
  const written = writtenNumber(value, language, unit === 'DH')
  if (unit === undefined) return written
  if (unit === '%') return language === 'fr' ? `${written}\u00A0%` : `${written}%`
  return `${written}\u00A0${unitText(unit, value, language) ?? (typeof unit === 'string' ? unit : unit[language])}`
}

const REFERENCE = /\{\{\s*([^{}]*?)\s*\}\}/g

/** What one text used and where it went wrong. */
export interface Filling {
  text: string
  used: string[]
  unknown: string[]
}

/** Puts parameters into a text: {{name}} with unit, {{name.year}}, {{name.value}} without unit. */
export function fillIn(text: string, parameters: Parameters, language: Language): Filling {
  const used: string[] = []
  const unknown: string[] = []
  const filled = text.replace(REFERENCE, (whole, reference: string) => {
    const [name = '', field] = reference.split('.')
    const parameter = parameters.get(name)
    if (parameter === undefined || !(field === undefined || field === 'year' || field === 'value')) {
      unknown.push(reference)
      return whole
    }
    used.push(name)
    if (field === 'year') return String(parameter.year)
    if (field === 'value') return typeof parameter.value === 'number' ? writtenNumber(parameter.value, language) : parameter.value
    const shown = valueWithUnit(parameter, language)
    return parameter.confidence === 'to-confirm' ? `${shown} (${WORDS[language].toConfirm})` : shown
  })
  return { text: filled, used, unknown }
}

/** Fills in parameters and sets the type of one text; unknown names are reported. */
export function prepared(
  text: string,
  parameters: Parameters,
  language: Language,
  report: (rule: string, message: string) => void,
): string {
  const filling = fillIn(text, parameters, language)
  for (const name of filling.unknown) {
    report('parameter-unknown', `{{${name}}} is not in parameters.yaml: add it there or correct the name.`)
  }
  return typeset(filling.text, language)
}
