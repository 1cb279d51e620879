import { lazy, Suspense, useEffect, useRef, type FormEvent, type RefObject } from 'react'
import { Field } from '#app/interface/field.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { usePage } from '#app/interface/page.ts'
import { sayCount } from '#app/language/words.ts'
import type { ShownSubmission } from './shown-submission.ts'
import { useWorkWords } from './work-words.tsx'

/** Comes after the page: the list stands in its place until then. */
const Combobox = lazy(async () => ({ default: (await import('#app/interface/combobox.tsx')).Combobox }))

/** A remark that is being written. */
export type RemarkDraft = { partId: string; quote: string; quoteStart: string; readyId: string; body: string }
export const NO_REMARK: RemarkDraft = { partId: '', quote: '', quoteStart: '', readyId: '', body: '' }

type Props = {
  work: ShownSubmission
  address: string
  remarkKey: string
  draft: RemarkDraft
  isLive: boolean
  error: string | null
  onChange: (next: RemarkDraft) => void
  onSend: (event: FormEvent<HTMLFormElement>) => void
  bodyField: RefObject<HTMLTextAreaElement>
}

/** A new remark: on words chosen in the text, on a part, or on the whole plan; written, or taken from the ready ones. */
export function RemarkForm({ work, address, remarkKey, draft, isLive, error, onChange, onSend, bodyField }: Props) {
  const { work: words } = useWorkWords()
  const own = useRef<HTMLTextAreaElement>(null)
  const field = bodyField ?? own
  useEffect(() => {
    if (draft.quote !== '') field.current?.focus()
  }, [draft.quote, draft.quoteStart, field])
  return (
    <form method="post" action={address} className="stack" id="remarque" onSubmit={onSend}>
      <input type="hidden" name="intent" value="remark" />
      <input type="hidden" name="id" value={remarkKey} />
      <input type="hidden" name="quoteStart" value={draft.quoteStart} />
      <Field id="remark-part" label={words.where}>
        {(props) => (
          <select
            {...props}
            className="input"
            name="partId"
            value={draft.partId}
            onChange={(event) => onChange({ ...draft, partId: event.target.value, quote: '', quoteStart: '' })}
          >
            <option value="">{words.whole}</option>
            {work.parts.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isLive ? (
        <Quoted draft={draft} onForget={() => onChange({ ...draft, quote: '', quoteStart: '' })} />
      ) : (
        <Field id="remark-quote" label={words.quote} hint={words.quoteHint}>
          {(props) => (
            <textarea
              {...props}
              className="input"
              name="quote"
              dir="auto"
              value={draft.quote}
              onChange={(event) => onChange({ ...draft, quote: event.target.value })}
            />
          )}
        </Field>
      )}
      <BankField work={work} draft={draft} isLive={isLive} onChange={onChange} />
      <Field id="remark-body" label={words.body} error={error ?? undefined}>
        {(props) => (
          <textarea
            {...props}
            ref={field}
            className="input"
            name="body"
            dir="auto"
            value={draft.body}
            onChange={(event) => onChange({ ...draft, body: event.target.value })}
          />
        )}
      </Field>
      <button className="btn second">
        <Icon name="plus" />
        {words.saveRemark}
      </button>
    </form>
  )
}

/** The ready remarks: a list to choose from, or, where scripts run, a field that searches their words. */
function BankField({ work, draft, isLive, onChange }: Pick<Props, 'work' | 'draft' | 'isLive' | 'onChange'>) {
  const { work: words } = useWorkWords()
  const { language } = usePage()
  const choose = (readyId: string) => onChange(withReady(work, draft, readyId))
  const list = (
    <Field id="remark-bank" label={words.bank} hint={words.bankHint}>
      {(props) => (
        <select {...props} className="input" name="readyId" value={draft.readyId} onChange={(event) => choose(event.target.value)}>
          <option value="">{words.bankNone}</option>
          {work.bank.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  if (!isLive) return list
  return (
    <Suspense fallback={list}>
      <input type="hidden" name="readyId" value={draft.readyId} />
      <Combobox
        id="remark-bank"
        choices={work.bank}
        chosen={draft.readyId}
        words={{
          label: words.bank,
          hint: words.bankSearch,
          open: words.bankOpen,
          nothing: words.bankNothing,
          found: (n) => sayCount(words.bankFound, n, language),
        }}
        onChoose={choose}
      />
    </Suspense>
  )
}

/** A ready remark is put into the field, to be adapted; words that were typed stay. */
function withReady(work: ShownSubmission, draft: RemarkDraft, readyId: string): RemarkDraft {
  const isTyped = draft.body.trim() !== '' && !work.bank.some(({ text }) => text === draft.body)
  const text = work.bank.find(({ id }) => id === readyId)?.text ?? ''
  return { ...draft, readyId, body: isTyped ? draft.body : text }
}

function Quoted({ draft, onForget }: { draft: RemarkDraft; onForget: () => void }) {
  const { work: words } = useWorkWords()
  return (
    <>
      <input type="hidden" name="quote" value={draft.quote} />
      {draft.quote === '' ? (
        <p className="hint">{words.selectHint}</p>
      ) : (
        <div className="tight">
          <p className="label">{words.quoteFromSelection}</p>
          <blockquote dir="auto">{draft.quote}</blockquote>
          <button type="button" className="btn quiet" onClick={onForget}>
            {words.forget}
          </button>
        </div>
      )}
    </>
  )
}
