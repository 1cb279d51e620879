import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asStaff } from '#app/access/guard.server.ts'
import { filesWords } from '#app/interface/files/words/words.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import styles from './grading.css?url'
import { moveSubmission } from './move-submission.server.ts'
import { decidedSearch } from './queue.forms.ts'
import { nameOfWork, nextWaiting } from './queue.queries.server.ts'
import { refusalText } from './refusal-text.ts'
import { saveTypedMarking } from './save-typed-marking.server.ts'
import { shownSubmission } from './shown-submission.ts'
import { doneFrom, movingForm, savingForm, submissionParams } from './submission.forms.ts'
import { submissionInView } from './submission.queries.server.ts'
import { SubmissionPage, type RefusedWork } from './submission-page.tsx'
import { voiceWords } from './voice/words/words.ts'
import { gradingWords } from './words/words.ts'

export const meta = pageTitle
export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = { staff: true, hydrate: true }
// Changes are sent by the page's own requests: nothing of it is fetched again behind somebody who writes.
export const shouldRevalidate = () => false

/** Why a recording sent by a plain form was not taken. */
const voiceRefusal = (because: string | null, texts: Readonly<Record<string, string>>) =>
  because === null ? null : (texts[because] ?? null)

export const loader = asStaff(submissionParams, async ({ db, viewer, params, url, language, now }) => {
  const after = decidedSearch.safeParse(Object.fromEntries(url.searchParams))
  const view = await submissionInView(db, viewer, params.submissionId)
  const work = shownSubmission(view, { viewer, language, now, isComparing: url.searchParams.get('comparer') === 'oui' })
  const { done, work: words, queue, stale, saved, refusals, shortcuts } = gradingWords[language]
  const name = after.success ? await nameOfWork(db, viewer, after.data.apres) : null
  return {
    title: `${queue.title} · ${say(words.title, { name: work.name, n: work.n })}`,
    work,
    words: { done, work: words, stale, saved, refusals, shortcuts, files: filesWords[language], voice: voiceWords[language] },
    remarkKey: randomUUID(),
    voiceRefused: voiceRefusal(url.searchParams.get('voix'), voiceWords[language].refusals),
    done: doneFrom(url.searchParams.get('fait')),
    decided: after.success && name ? { name, id: after.data.apres, verdict: after.data.decision } : null,
  }
})

const PLACES: Readonly<Record<string, string>> = { message: '#message', remark: '#remarques', remove: '#remarques' }
const SAID: Readonly<Record<string, string>> = { criterion: 'criterion', message: 'message', remark: 'remark', remove: 'removed' }

export const action = asStaff(
  submissionParams,
  async ({ db, viewer, params, request, language, now, path }): Promise<{ refused: RefusedWork | null; identified: string | null }> => {
    if ((await nameOfWork(db, viewer, params.submissionId)) === null) throw new Response(null, { status: 404 })
    const sent = Object.fromEntries(await request.formData())
    const typed = Object.fromEntries(Object.entries(sent).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
    const { refusals, stale } = gradingWords[language]
    const saving = savingForm.safeParse(sent)
    if (saving.success) {
      const { saved, intent } = await saveTypedMarking(db, viewer, params.submissionId, saving.data, now)
      const place = saving.data.intent === 'criterion' ? `#critere-${saving.data.criterionId}` : (PLACES[intent] ?? '')
      if (saved.ok) throw redirect(`${path}?fait=${SAID[intent]}${place}`, { status: 303 })
      const text = saved.because === 'stale' ? stale.title : refusalText(saved, refusals, language)
      return { refused: { intent, text, criteria: [], typed }, identified: null }
    }
    const moving = movingForm.safeParse(sent)
    if (!moving.success) throw new Response(null, { status: 400 })
    const { done, moved } = await moveSubmission(db, viewer, params.submissionId, moving.data, now)
    if (done === 'identified') return { refused: null, identified: moved.name }
    if (!moved.ok) {
      const criteria = 'criteria' in moved ? moved.criteria : []
      return { refused: { intent: moving.data.intent, text: refusalText(moved, refusals, language), criteria, typed }, identified: null }
    }
    if (done === 'let-go') throw redirect('/correction', { status: 303 })
    if (done !== 'return' && done !== 'validate') throw redirect(`${path}?fait=${done}`, { status: 303 })
    const next = await nextWaiting(db, viewer, now)
    const decision = moved.state === 'second' || moved.state === 'moderator' ? moved.state : done
    const search = `apres=${params.submissionId}&decision=${decision}`
    throw redirect(next ? `/correction/${next}?${search}` : `/correction?${search}`, { status: 303 })
  },
)

export default function SubmissionRoute() {
  const { work, words, remarkKey, voiceRefused, done, decided } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <SubmissionPage
      work={work}
      words={words}
      remarkKey={remarkKey}
      voiceRefused={voiceRefused}
      done={done}
      decided={decided}
      refused={answer?.refused ?? null}
      identified={answer?.identified ?? null}
    />
  )
}
