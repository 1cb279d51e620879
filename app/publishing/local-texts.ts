import type { Language } from '#app/rules/languages.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import type { Path } from './source-yaml.ts'

function isLanguage(key: string): key is Language {
  return LANGUAGES.some((language) => language === key)
}

/** Changes every text that stands under fr, en or ar in a value read from YAML, whatever the shape around it. */
export function mapLocalTexts(value: unknown, change: (text: string, language: Language, path: Path) => string, path: Path = []): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown, at) => mapLocalTexts(entry, change, [...path, at]))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, entry]: [string, unknown]) => {
    const here = [...path, key]
    return [key, isLanguage(key) && typeof entry === 'string' ? change(entry, key, here) : mapLocalTexts(entry, change, here)]
  })
  return Object.fromEntries(entries)
}
