import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { ProgrammePage } from './programme-page.tsx'
import { NEW_PROGRAMME, readProgrammeForm, type ProgrammeForm } from './programmes.forms.ts'
import { coursesToTake, oneProgramme, seenOf } from './programmes.queries.server.ts'
import { saveProgramme, type ProgrammeRefusal } from './save-programme.server.ts'
import { programmeWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.string().max(60) })

export const loader = asAdministrator(params, async ({ db, params: { id }, language }) => {
  const programme = await oneProgramme(db, id)
  const isNew = id === NEW_PROGRAMME
  if (!programme && !isNew) throw new Response(null, { status: 404 })
  const words = programmeWords[language]
  const form: ProgrammeForm = {
    ...{ id: randomUUID(), seen: seenOf(programme) },
    courses: (programme?.courses ?? []).map((course) => ({
      ...course,
      opensDay: String(course.opensDay ?? ''),
      dueDay: String(course.dueDay ?? ''),
    })),
    titles: { fr: programme?.title.fr ?? '', en: programme?.title.en ?? '', ar: programme?.title.ar ?? '' },
  }
  return { title: isNew ? words.newTitle : words.changeTitle, courses: await coursesToTake(db), form }
})

export const action = asAdministrator(params, async ({ db, viewer, params: { id }, request, now, requestId }) => {
  const form = readProgrammeForm(await request.formData(), id)
  if (!form) throw new Response(null, { status: 400 })
  const outcome = await saveProgramme(db, viewer, { at: id, form }, { now, requestId })
  if (outcome.ok) throw redirect('/admin/parcours?garde', 303)
  const refusal: ProgrammeRefusal = outcome
  return data({ form, faults: refusal.faults, because: refusal.because }, { status: refusal.because ? 409 : 400 })
})

export default function Programme() {
  const { form, ...loaded } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <ProgrammePage {...loaded} form={refused?.form ?? form} faults={refused?.faults ?? []} because={refused?.because} />
}
