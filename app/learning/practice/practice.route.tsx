import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { waitedOn } from '#app/offline/waited.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { answerFields, answerForm } from '#app/questions/answer.forms.ts'
import { afterMove, arrangementOf } from '#app/questions/arrangement.ts'
import { learningWords } from '../words/words.ts'
import { answerPractice } from './answer-practice.server.ts'
import { practiceQuestion } from './practice.queries.server.ts'
import { PracticePage } from './practice-page.tsx'

export const meta = pageTitle

const params = z.object({ id: z.string().max(60), n: z.coerce.number().int().min(1).max(99) })

export const loader = asLearner(params, async ({ db, viewer, params, language, now, url }) => {
  const asked = {
    lessonKey: params.id,
    n: params.n,
    isAgain: url.searchParams.has('encore'),
    arrangement: url.searchParams.get('ordre'),
  }
  const found = await practiceQuestion(db, viewer, asked, language, moroccoDay(now))
  if (!found) throw new Response(null, { status: 404 })
  const place = say(learningWords[language].question.place, { n: found.n, of: found.of })
  return { title: `${place} · ${found.lessonTitle}`, asked: { ...found, step: randomUUID() } }
})

export const action = asLearner(params, async ({ db, viewer, params, language, now, request }) => {
  const form = await request.formData()
  const sent = answerForm.safeParse(Object.fromEntries(form))
  const filled = answerFields(form)
  if (!sent.success || !filled) {
    const asked = { lessonKey: params.id, n: params.n, isAgain: false, arrangement: null }
    const isThere = await practiceQuestion(db, viewer, asked, language, moroccoDay(now))
    throw new Response(null, { status: isThere ? 400 : 404 })
  }
  const here = `/lecons/${params.id}/questions/${params.n}`
  if (sent.data.move) {
    const places = Object.keys(filled).filter((name) => name.startsWith('place-')).length
    const moved = afterMove(arrangementOf(filled, places), sent.data.move)
    throw redirect(`${here}?ordre=${moved.join(',')}#ligne-${sent.data.move.split(':')[1]}`, 303)
  }
  const taken = await answerPractice(
    db,
    viewer,
    { id: sent.data.step, lessonKey: params.id, n: params.n, filled, at: waitedOn(request, now)?.finishedAt },
    now,
  )
  if (!taken) throw new Response(null, { status: 404 })
  if (!taken.ok) return data({ because: taken.because, filled }, { status: 422 })
  throw redirect(`${here}#note`, 303)
})

export default function Practice() {
  const { asked } = useLoaderData<typeof loader>()
  return <PracticePage asked={asked} refused={useActionData<typeof action>() ?? null} />
}
