import { z } from 'zod'
import { LANGUAGES, type Language } from '#app/rules/languages.ts'
import type { TypedRow } from '#app/rules/people-sheet.ts'
import { SHEET_FIELDS, type SheetField } from '#app/rules/sheet-columns.ts'

/** The faulty rows that one page mends. */
export const ROWS_A_PAGE = 50

const field = z.enum(SHEET_FIELDS).nullable().catch(null)

export type MatchForm = { fields: Array<SheetField | null>; language: Language; organisationId: string | null }

/** What step 1 sends: a field for each column, and what counts for rows that say nothing. */
export function readMatchForm(form: FormData, columns: number): MatchForm {
  return {
    fields: Array.from({ length: columns }, (_, index): SheetField | null => field.parse(form.get(`column-${index}`))),
    language: z.enum(LANGUAGES).catch('fr').parse(form.get('language')),
    organisationId: z.uuid().nullable().catch(null).parse(form.get('organisation')),
  }
}

const FIXED = ['name', 'phone', 'email', 'language', 'organisation'] as const

/** What step 2 sends: the fields of rows typed anew, by line, and the rows that are left out. */
export function readFixes(form: FormData): Map<number, Partial<TypedRow> | 'left-out'> {
  const fixes = new Map<number, Partial<TypedRow> | 'left-out'>()
  for (const value of form.getAll('line').slice(0, ROWS_A_PAGE)) {
    const line = z.coerce.number().int().min(1).safeParse(value)
    if (!line.success) continue
    if (form.get(`out-${line.data}`) === 'on') {
      fixes.set(line.data, 'left-out')
      continue
    }
    const typed = FIXED.flatMap((name) => {
      const text = form.get(`${name}-${line.data}`)
      return typeof text === 'string' ? [[name, text] as const] : []
    })
    fixes.set(line.data, Object.fromEntries(typed))
  }
  return fixes
}

export const sheetAct = z.enum(['match', 'mend', 'confirm'])
