import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { asStaff } from '#app/access/guard.server.ts'
import { formatTime } from '#app/language/dates.ts'
import { toMoroccoLocal } from '#app/rules/morocco-time.ts'
import { nameOfWork } from './queue.queries.server.ts'
import { refusalText } from './refusal-text.ts'
import { saveTypedMarking } from './save-typed-marking.server.ts'
import { savingForm, submissionParams } from './submission.forms.ts'
import { remarksShownTo } from './submission.queries.server.ts'
import { gradingWords } from './words/words.ts'

export const loader = asStaff(submissionParams, async ({ params }) => {
  throw redirect(`/correction/${params.submissionId}`)
})

/** Keeps one change of a marking for the script of the page, and answers the version that the next one builds on. */
export const action = asStaff(submissionParams, async ({ db, viewer, params, request, now, language }) => {
  const form = savingForm.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) {
    const isThere = (await nameOfWork(db, viewer, params.submissionId)) !== null
    throw new Response(null, { status: isThere ? 400 : 404 })
  }
  const { refusals } = gradingWords[language]
  const time = (instant: Date) => formatTime(toMoroccoLocal(instant).time, language)
  const { saved, intent } = await saveTypedMarking(db, viewer, params.submissionId, form.data, now)
  if (!saved.ok && saved.because === 'stale') {
    const { at, ...theirs } = saved.theirs
    return Response.json({ ok: false, because: 'stale', theirs: { ...theirs, time: time(at) } }, { status: 409 })
  }
  if (!saved.ok) return Response.json({ ok: false, because: saved.because, text: refusalText(saved, refusals, language) }, { status: 422 })
  if (intent === 'criterion' || intent === 'message') return Response.json({ ...saved, time: time(now) })
  return Response.json({ ok: true, time: time(now), remarks: await remarksShownTo(db, viewer, params.submissionId), nextKey: randomUUID() })
})
