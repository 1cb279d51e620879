import { z } from 'zod'

/** The three languages of the product, the source language first. */
export const LANGUAGES = ['fr', 'en', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text of which French is sure and the others may be missing. */
export const localText = z.strictObject({ fr: z.string().min(1), en: z.string().min(1).optional(), ar: z.string().min(1).optional() })
export type LocalText = z.infer<typeof localText>

/** A text that is complete in the three languages (titles, objectives, briefs, rubrics). */
export const fullText = z.strictObject({ fr: z.string().min(1), en: z.string().min(1), ar: z.string().min(1) })
export type FullText = z.infer<typeof fullText>

/** The text in the reader's language, or the French one where no translation exists. */
export function textIn(text: LocalText, language: Language): string {
  return text[language] ?? text.fr
}

/** The language in which `textIn` answers: what the element that shows it carries as `lang`. */
export function languageOf(text: LocalText, language: Language): Language {
  return text[language] === undefined ? 'fr' : language
}

/** The direction of writing of a language. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}
