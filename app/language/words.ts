import type { Language } from '#app/rules/languages.ts'

/** Names one after the other, as a list in a language. */
export function formatNames(people: ReadonlyArray<{ name: string }>, language: Language): string {
  return people.map(({ name }) => name).join(language === 'ar' ? '، ' : ', ')
}

/** A counted phrase: the forms that the languages need, of which `other` is always there. `{n}` stands for the number. */
export type Counted = { zero?: string; one?: string; two?: string; few?: string; many?: string; other: string }

/** A tree of plain texts and counted phrases: what a words file holds. Plain data, so that it can travel to a hydrated page. */
export type WordTree = { readonly [key: string]: string | Counted | WordTree }

/** The shape of the French words with every text widened, which English and Arabic must fill. */
export type SameShape<Words> = {
  [Key in keyof Words]: Words[Key] extends string ? string : Words[Key] extends Counted ? Counted : SameShape<Words[Key]>
}

/** A feature's words in the three languages. */
export type Catalogue<Words> = Record<Language, Words>

/** Puts values into the `{names}` of a text. A name without a value stays visible, so that a slip is seen. */
export function say(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : String(value)
  })
}

const pluralRules: Record<Language, Intl.PluralRules> = {
  fr: new Intl.PluralRules('fr'),
  en: new Intl.PluralRules('en'),
  ar: new Intl.PluralRules('ar'),
}

/** The form of a counted phrase for `n`, with the number written as the language groups it. Zero has its own words where the phrase gives them. */
export function sayCount(phrase: Counted, n: number, language: Language, values: Record<string, string | number> = {}): string {
  const form = n === 0 && phrase.zero !== undefined ? phrase.zero : (phrase[pluralRules[language].select(n)] ?? phrase.other)
  return say(form, { n: formatNumber(n, language), ...values })
}

const GROUP: Record<Language, string> = { fr: '\u202f', en: ',', ar: '\u202f' }
/** The left-to-right mark keeps the sign before its number inside an Arabic line, as CLDR writes it. */
const MINUS: Record<Language, string> = { fr: '\u2212', en: '\u2212', ar: '\u200e\u2212' }
const POINT: Record<Language, string> = { fr: ',', en: '.', ar: ',' }

/** A number with Latin digits, grouped by thousands: `12 500,5` (fr), `12,500.5` (en). `digits` fixes the decimals. */
export function formatNumber(value: number, language: Language, digits?: number): string {
  const [whole = '0', fraction] = (digits === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(digits)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, GROUP[language])
  const sign = value < 0 && Number(`${whole}.${fraction ?? 0}`) !== 0 ? MINUS[language] : ''
  return sign + grouped + (fraction === undefined ? '' : POINT[language] + fraction)
}

/** An amount of dirhams: `12 500 DH`, `12,500 DH`, `12 500 درهم`; centimes only where there are any. */
export function formatMoney(amount: number | string, language: Language): string {
  const value = Number(amount)
  const digits = Math.abs(value - Math.round(value)) < 0.005 ? 0 : 2
  return `${formatNumber(value, language, digits)}\u00a0${language === 'ar' ? 'درهم' : 'DH'}`
}

/** A share in per cent, whole unless digits are given. */
export function formatPercent(percent: number, language: Language, digits = 0): string {
  return `${formatNumber(percent, language, digits)}${language === 'en' ? '%' : '\u00a0%'}`
}

const UNITS: Record<Language, [string, string, string]> = { fr: ['Ko', 'Mo', 'Go'], en: ['KB', 'MB', 'GB'], ar: ['ك.ب', 'م.ب', 'ج.ب'] }

/** The weight of a page or file: whole kilobytes, at least 1; megabytes from 1,000 KB and gigabytes from 1,000 MB, with at most one decimal. */
export function formatBytes(bytes: number, language: Language): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000))
  if (kilobytes < 1000) return `${formatNumber(kilobytes, language)}\u00a0${UNITS[language][0]}`
  const isMega = kilobytes < 999_950
  const tenths = Math.round(bytes / (isMega ? 100_000 : 100_000_000))
  return `${formatNumber(tenths / 10, language)}\u00a0${UNITS[language][isMega ? 1 : 2]}`
}
