import type { Language } from '#app/rules/languages.ts'
import type { CheckedRow, MatchFault, SheetColumn, SheetDraft } from '#app/rules/people-sheet.ts'
import type { PlaceToInvite } from '../invitations/place.queries.server.ts'

/** A message that invites one person, ready to send. */
export type ReadyText = { id: string; name: string; phone: string | null; email: string | null; language: Language; text: string }

type Column = SheetColumn & { sample: string[] }
/** What the three steps of a sheet of people show. */
export type StepsProps = {
  cohort: PlaceToInvite
  step: 'columns' | 'rows' | 'done'
  columns: Column[]
  withheld: SheetDraft['withheld']
  warnings: SheetDraft['warnings']
  unknown: string[]
  chosen: { language: Language; organisationId: string | null }
  counts: Record<CheckedRow['state'], number>
  faulty: CheckedRow[]
  right: CheckedRow[]
  organisations: Array<{ id: string; name: string }>
  mayBeWithout: boolean
  report: SheetDraft['report']
  messages: ReadyText[]
  because: MatchFault | 'closed' | 'not-matched' | undefined
}
