import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { filledTables } from '#app/interface/plan/shown-table.ts'
import { planTableWords } from '#app/interface/plan/words/words.ts'
import { pageTitle } from '#app/interface/page.ts'
import { formatInstant } from '#app/language/dates.ts'
import { textIn } from '#app/rules/languages.ts'
import { wordCount } from '#app/rules/part-length.ts'
import { partHistory } from './part-history.queries.server.ts'
import { PartHistoryPage } from './part-history-page.tsx'
import { fieldsOf, partParams, restoreForm } from './plan.forms.ts'
import { partOf, planInView } from './plan.queries.server.ts'
import { restoreRevision } from './restore-revision.server.ts'
import { moneyOf } from './shown-part.ts'
import { planWords } from './words/words.ts'

export const meta = pageTitle

export const loader = asLearner(partParams, async ({ db, viewer, params, now, language }) => {
  const plan = await planInView(db, viewer, params.id, now)
  const part = partOf(plan, params.part)
  const { saved, all } = await partHistory(db, viewer, plan.id, params.part)
  const showing = { money: moneyOf(plan), words: planTableWords[language], language }
  return {
    title: planWords[language].history.title,
    planId: plan.id,
    partId: params.part,
    partTitle: textIn(part.part.title, language),
    mayWrite: plan.mayWrite && part.versions.length < 2,
    older: all - saved.length,
    saved: saved.map((revision) => ({
      id: revision.id,
      key: randomUUID(),
      when: formatInstant(revision.savedAt, language, now),
      text: revision.text,
      words: wordCount(revision.text),
      isNow: part.versions.some(({ id }) => id === revision.id),
      tables: part.tables
        .filter(({ kind }) => kind === 'grid')
        .flatMap((table) => filledTables(table, revision.tables[table.id], showing))
        .filter(({ rows }) => rows.length > 0),
    })),
  }
})

export const action = asLearner(partParams, async ({ db, viewer, params, request, now }) => {
  partOf(await planInView(db, viewer, params.id, now), params.part)
  const here = `/plan/${params.id}/${params.part}`
  const form = restoreForm.safeParse(fieldsOf(await request.formData()))
  if (!form.success) throw redirect(`${here}/versions`, { status: 303 })
  const restored = await restoreRevision(db, viewer, { planId: params.id, partId: params.part, ...form.data }, now)
  throw redirect(restored.ok ? `${here}?enregistre=reprise` : `${here}#versions`, { status: 303 })
})

export default function PartHistoryRoute() {
  return <PartHistoryPage history={useLoaderData<typeof loader>()} />
}
