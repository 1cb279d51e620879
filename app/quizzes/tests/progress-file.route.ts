import { asStaff, asStepped } from '#app/access/guard.server.ts'
import { csvTable } from '#app/exchange/csv.ts'
import { takeOut } from '#app/platform/take-out.server.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { testsParams } from './tests.forms.ts'
import { cohortProgress, steeredCourse } from './tests.queries.server.ts'
import { testsWords } from './words/words.ts'

const percent = (share: number | null) => (share === null ? null : Math.round(share * 100))

/** The progress of a cohort between the two tests as a file, from the figures of the page. */
export const loader = asStepped(asStaff, testsParams, async ({ db, viewer, params, language, now, secret }) => {
  const course = await steeredCourse(db, viewer, params.id, params.course, language)
  if (!course) throw new Response(null, { status: 404 })
  const words = testsWords[language]
  const { whole, objectives } = await cohortProgress(db, course)
  const lines = [...objectives, { ...whole, text: words.whole }]
  await takeOut(db, { actorId: viewer.id, subject: { kind: 'cohort', id: params.id }, lines: lines.length }, { secret, now })
  const head = [words.objective, words.pairs, `${words.before} (%)`, `${words.after} (%)`]
  const body = lines.map(({ text, pairs, before, after }) => [text, pairs, percent(before) ?? words.tooFew, percent(after) ?? words.tooFew])
  return new Response(csvTable([head, ...body]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="tests-${params.course}-${moroccoDay(now)}.csv"`,
    },
  })
})
