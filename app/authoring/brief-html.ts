import { arrangeLesson } from '#app/publishing/arrange-lesson.ts'
import { renderShort } from '#app/publishing/lesson-html.ts'
import { parseMarkdown } from '#app/publishing/markdown-tree.ts'
import type { FullText, Language } from '#app/rules/languages.ts'

/** Safe HTML of a brief in one language; null where its text is nested too deep. */
function htmlIn(markdown: string, language: Language): string | null {
  const parsed = parseMarkdown(markdown)
  if (!parsed.ok) return null
  arrangeLesson(parsed.tree, { source: markdown, language, parameters: new Map(), drawings: new Set(), report: () => undefined })
  return renderShort(parsed.tree, language)
}

/** The brief of an assignment as safe HTML; null where a text cannot be read. */
export function briefHtml(brief: FullText): FullText | null {
  const [fr, en, ar] = [htmlIn(brief.fr, 'fr'), htmlIn(brief.en, 'en'), htmlIn(brief.ar, 'ar')]
  return fr === null || en === null || ar === null ? null : { fr, en, ar }
}
