import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { waitedOn } from '#app/offline/waited.ts'
import { phoneIdOf } from '#app/platform/phone-id.server.ts'
import { askingState, questionsOf } from './asking/questions.queries.server.ts'
import { partParams } from './plan.forms.ts'
import { PartPage, type PartPageState } from './part-page.tsx'
import { partOf, planInView } from './plan.queries.server.ts'
import { saveTypedPart, type SavedTypedPart } from './save-typed-part.server.ts'
import { shownPart } from './shown-part.ts'
import { TwoVersions } from './two-versions.tsx'
import { readRowWish, shownRows, writeRowWish } from './typed-tables.ts'

export const meta = pageTitle

const NEWS: Readonly<Record<string, PartPageState['news']>> = { oui: 'saved', nombres: 'numbers', reprise: 'brought-back' }

export const loader = asLearner(partParams, async ({ db, viewer, params, now, language, url, secret }) => {
  const [plan, asked] = await Promise.all([planInView(db, viewer, params.id, now), questionsOf(db, params.id, params.part)])
  const rowWish = readRowWish(url.searchParams.get('lignes'))
  const part = shownPart(plan, partOf(plan, params.part), { language, now, rowWish })
  return {
    title: part.title,
    part,
    saveId: randomUUID(),
    slot: `${phoneIdOf(secret, viewer.id)}:${plan.id}:${part.id}`,
    news: NEWS[url.searchParams.get('enregistre') ?? ''] ?? null,
    asking: askingState(asked),
    isGone: url.searchParams.has('choix'),
  }
})

/** Where a saved form leads: to what is to be corrected or chosen, to one more row, or on. */
function placeAfter(here: string, planId: string, { saved, then, tables, nextId }: SavedTypedPart, form: FormData): string {
  if (!saved.ok) return here
  const counts = shownRows(tables, form)
  if (then.startsWith('row:')) {
    const list = then.slice('row:'.length)
    return `${here}?lignes=${writeRowWish({ ...counts, [list]: (counts[list] ?? 0) + 1 })}#l-${list}`
  }
  if (saved.versions > 1) return `${here}#versions`
  if (saved.problems > 0) return `${here}?enregistre=nombres#erreurs`
  if (then === 'stay') return `${here}?enregistre=oui`
  if (then === 'remarks') return `/plan/${planId}/remarques`
  return nextId ? `/plan/${planId}/${nextId}` : `/plan/${planId}`
}

export const action = asLearner(partParams, async ({ db, viewer, params, request, now, path }) => {
  const form = await request.formData()
  const typed = { planId: params.id, partId: params.part, form, source: 'form', waited: waitedOn(request, now) } as const
  const result = await saveTypedPart(db, viewer, typed, now)
  if (!result.saved.ok) return { refusedText: result.text }
  throw redirect(placeAfter(path, params.id, result, form), { status: 303 })
})

export default function PartRoute() {
  const { part, saveId, slot, news, asking, isGone } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const address = `/plan/${part.planId}/${part.id}`
  const conflict =
    part.conflict.length > 1 && part.mayWrite ? <TwoVersions address={address} versions={part.conflict} isGone={isGone} /> : null
  return <PartPage part={part} state={{ saveId, slot, news, asking, refusedText: refused?.refusedText ?? null }} conflict={conflict} />
}
