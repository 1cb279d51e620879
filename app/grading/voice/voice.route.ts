import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { formatTime } from '#app/language/dates.ts'
import { fileStoreOf } from '#app/platform/file-store.server.ts'
import { demandTurn, type TurnLimit } from '#app/platform/take-turn.server.ts'
import { toMoroccoLocal } from '#app/rules/morocco-time.ts'
import { nameOfWork } from '../queue.queries.server.ts'
import { refusalText } from '../refusal-text.ts'
import { submissionParams } from '../submission.forms.ts'
import { remarksShownTo } from '../submission.queries.server.ts'
import { gradingWords } from '../words/words.ts'
import { saveVoiceRemark, type SavedVoiceRemark } from './save-voice-remark.server.ts'
import { voiceForm } from './voice.forms.ts'
import { voiceWords } from './words/words.ts'

/** Recordings of one trainer. */
const SAYING: TurnLimit = { what: 'voice-remark', most: 120, minutes: 60 }

const refusal = z.enum(['none', 'empty', 'voice-too-large', 'no-voice']).catch('no-voice')

export const loader = asStaff(submissionParams, async ({ params }) => {
  throw redirect(`/correction/${params.submissionId}`)
})

/** Takes a recorded remark: for the script of the page with all remarks as the answer, for a plain form with the page again. */
export const action = asStaff(submissionParams, async ({ db, viewer, params, request, now, language, secret, settings }) => {
  const { submissionId } = params
  if ((await nameOfWork(db, viewer, submissionId)) === null) throw new Response(null, { status: 404 })
  const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false
  const words = voiceWords[language]
  const place = `/correction/${submissionId}`
  const refuse = (because: keyof typeof words.refusals) => {
    if (wantsJson) return Response.json({ text: words.refusals[because] }, { status: 422 })
    throw redirect(`${place}?voix=${because}#voix`, { status: 303 })
  }
  const sent = voiceForm.safeParse(Object.fromEntries(await request.formData()))
  if (!sent.success || sent.data.file.size === 0) return refuse('none')
  await demandTurn(db, SAYING, viewer.id, { secret, now })
  const { file, ...remark } = sent.data
  const said = { ...remark, submissionId, name: file.name, fallback: words.unnamed, bytes: new Uint8Array(await file.arrayBuffer()) }
  const saved: SavedVoiceRemark = await saveVoiceRemark(db, fileStoreOf(settings), viewer, said, now)
  if (!saved.ok && !('by' in saved)) return refuse(refusal.parse(saved.because))
  if (!saved.ok) {
    const text = refusalText(saved, gradingWords[language].refusals, language)
    if (wantsJson) return Response.json({ text }, { status: 422 })
    throw redirect(`${place}?voix=held#voix`, { status: 303 })
  }
  if (!wantsJson) throw redirect(`${place}?fait=remark#remarques`, { status: 303 })
  const time = formatTime(toMoroccoLocal(now).time, language)
  return Response.json({ ok: true, time, remarks: await remarksShownTo(db, viewer, submissionId), nextKey: randomUUID() })
})
