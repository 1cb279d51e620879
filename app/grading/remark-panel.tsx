import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react'
import { z } from 'zod'
import { Recording } from '#app/interface/files/file-list.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { usePage } from '#app/interface/page.ts'
import { useDrafts } from './drafts.tsx'
import { NO_REMARK, RemarkForm, type RemarkDraft } from './remark-form.tsx'
import type { ShownRemark, ShownSubmission } from './shown-submission.ts'
import { useSelection } from './use-selection.ts'
import { VoiceForm } from './voice/voice-form.tsx'
import { useWorkWords } from './work-words.tsx'

const answered = z.object({
  ok: z.literal(true),
  time: z.string(),
  nextKey: z.string(),
  remarks: z.array(
    z.object({
      id: z.string(),
      partId: z.string().nullable(),
      criterionId: z.string().nullable(),
      quote: z.string().nullable(),
      quoteStart: z.number().nullable(),
      quoteEnd: z.number().nullable(),
      body: z.string(),
      voice: z.object({ id: z.string(), bytes: z.number() }).nullish(),
    }),
  ),
})
const refusedAnswer = z.object({ text: z.string() })

type Refused = { intent: string; typed: Record<string, string>; text: string } | null

/** The remarks of a submission in the browser: kept beside the page, sent one by one, and shown as the server answers them. */
export function useRemarks(work: ShownSubmission, address: string, firstKey: string, refused: Refused) {
  const { saw, isLive, report } = useDrafts()
  const { work: words, refusals } = useWorkWords()
  const { selected, forget } = useSelection()
  const typed = refused?.intent === 'remark' ? refused.typed : undefined
  const before: RemarkDraft = { ...NO_REMARK, ...Object.fromEntries(Object.keys(NO_REMARK).map((key) => [key, typed?.[key] ?? ''])) }
  const [list, setList] = useState(work.remarks)
  const [draft, setDraft] = useState(before)
  const [key, setKey] = useState(firstKey)
  const [error, setError] = useState<string | null>(refused?.intent === 'remark' ? refused.text : null)
  const bodyField = useRef<HTMLTextAreaElement>(null)

  const postTo = useCallback(
    async (to: string, body: URLSearchParams | FormData): Promise<boolean> => {
      const answer = await fetch(to, { method: 'POST', body, headers: { Accept: 'application/json' } }).then(
        async (response): Promise<unknown> => response.json(),
        () => null,
      )
      const ok = answered.safeParse(answer)
      if (!ok.success) {
        const no = refusedAnswer.safeParse(answer)
        setError(no.success ? no.data.text : words.notSaved)
        return false
      }
      const titleOf = (partId: string | null) => work.parts.find(({ id }) => id === partId)?.title ?? null
      setList(ok.data.remarks.map((remark): ShownRemark => ({ ...remark, partTitle: titleOf(remark.partId) })))
      setKey(ok.data.nextKey)
      setError(null)
      saw(ok.data.time)
      return true
    },
    [saw, words.notSaved, work.parts],
  )
  const post = useCallback((fields: Record<string, string>) => postTo(`${address}/garder`, new URLSearchParams(fields)), [address, postTo])

  const flush = useCallback(async (): Promise<boolean> => {
    if (draft.body.trim() === '') return true
    const done = await post({ intent: 'remark', id: key, ...draft })
    if (done) setDraft(NO_REMARK)
    return done
  }, [draft, key, post])
  useEffect(() => report('remark', { state: draft.body.trim() === '' ? 'clean' : 'dirty', flush }), [draft.body, flush, report])
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (draft.body.trim() === '') setError(refusals.empty)
    else void flush()
  }

  /** Takes the words chosen in the text into the new remark, and goes to its field. */
  const start = useCallback(() => {
    const part = work.parts.find(({ id }) => id === selected?.partId)
    if (part && selected) {
      const raw = part.text.slice(selected.start, selected.end)
      const start = selected.start + (raw.length - raw.trimStart().length)
      setDraft((now) => ({ ...now, partId: part.id, quote: raw.trim(), quoteStart: String(start) }))
      forget()
    }
    bodyField.current?.scrollIntoView({ block: 'nearest' })
    bodyField.current?.focus()
  }, [forget, selected, work.parts])

  return { list, draft, setDraft, remarkKey: key, error, isLive, post, postTo, send, start, bodyField }
}
export type Remarks = ReturnType<typeof useRemarks>

type PanelProps = { work: ShownSubmission; address: string; remarks: Remarks; voiceRefused: string | null }

/** The remarks made so far, and the forms for a new one. */
export function RemarkPanel({ work, address, remarks, voiceRefused }: PanelProps) {
  const { work: words } = useWorkWords()
  return (
    <section className="stack" aria-labelledby="remarques">
      <h2 id="remarques">{words.remarks}</h2>
      {remarks.list.length === 0 && <p className="muted">{words.noRemarks}</p>}
      {remarks.list.map((remark, index) => (
        <RemarkCard key={remark.id} remark={remark} n={index + 1} mayEdit={work.may.edit} address={address} remarks={remarks} />
      ))}
      {work.may.edit && (
        <RemarkForm
          {...{ work, address, remarkKey: remarks.remarkKey, draft: remarks.draft, isLive: remarks.isLive, error: remarks.error }}
          onChange={remarks.setDraft}
          onSend={remarks.send}
          bodyField={remarks.bodyField}
        />
      )}
      {work.may.edit && <VoiceForm {...{ work, address, remarks }} refused={voiceRefused} />}
    </section>
  )
}

type CardProps = { remark: ShownRemark; n: number; mayEdit: boolean; address: string; remarks: Remarks }

function RemarkCard({ remark, n, mayEdit, address, remarks }: CardProps) {
  const { work: words, files: listed } = useWorkWords()
  const { language } = usePage()
  const [body, setBody] = useState(remark.body)
  return (
    <article className="card tight" id={`remarque-${remark.id}`}>
      <p className="hint">
        <b>{n}</b>
        {' · '}
        {remark.partId ? (
          <a className="alone" href={`#partie-${remark.partId}`}>
            {remark.partTitle}
          </a>
        ) : (
          words.whole
        )}
      </p>
      {remark.quote && <blockquote dir="auto">{remark.quote}</blockquote>}
      {remark.voice && <Recording file={{ ...remark.voice, transcript: '' }} words={listed} language={language} />}
      <p className="said" dir="auto">
        {remark.body}
      </p>
      {mayEdit && (
        <div className="row">
          <details>
            <summary>{words.change}</summary>
            <form
              method="post"
              action={address}
              className="tight"
              onSubmit={(event) => {
                event.preventDefault()
                void remarks.post({ intent: 'remark', id: remark.id, body })
              }}
            >
              <input type="hidden" name="intent" value="remark" />
              <input type="hidden" name="id" value={remark.id} />
              <textarea
                className="input"
                name="body"
                aria-label={`${words.change} ${n}`}
                dir="auto"
                value={body}
                onChange={(event) => setBody(event.target.value)}
              />
              <button className="btn second">{words.saveChange}</button>
            </form>
          </details>
          <form
            method="post"
            action={address}
            onSubmit={(event) => {
              event.preventDefault()
              void remarks.post({ intent: 'remove', id: remark.id })
            }}
          >
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="id" value={remark.id} />
            <button className="btn quiet">
              <Icon name="trash-2" />
              {words.remove}
            </button>
          </form>
        </div>
      )}
    </article>
  )
}
