import { redirect } from '@remix-run/node'
import { asLearner } from '#app/access/guard.server.ts'
import { chooseVersion } from './choose-version.server.ts'
import { choiceForm, fieldsOf, partParams } from './plan.forms.ts'

export const loader = asLearner(partParams, async ({ params }) => {
  throw redirect(`/plan/${params.id}/${params.part}`)
})

/** Settles two versions of a part as its author chose. */
export const action = asLearner(partParams, async ({ db, viewer, params, request, now }) => {
  const here = `/plan/${params.id}/${params.part}`
  const form = choiceForm.safeParse(fieldsOf(await request.formData()))
  if (!form.success) throw redirect(`${here}?choix=encore#versions`, { status: 303 })
  const chosen = await chooseVersion(db, viewer, { planId: params.id, partId: params.part, keep: form.data.keep }, now)
  throw redirect(chosen.ok ? here : `${here}?choix=encore#versions`, { status: 303 })
})
