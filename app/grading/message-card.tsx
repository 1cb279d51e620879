import { useCallback } from 'react'
import { Field } from '#app/interface/field.tsx'
import { say } from '#app/language/words.ts'
import { useDrafts } from './drafts.tsx'
import type { ShownSubmission } from './shown-submission.ts'
import { TwoTexts } from './two-texts.tsx'
import { useDraft } from './use-draft.ts'
import { useWorkWords } from './work-words.tsx'

type MessageValue = { overall: string; privateNote: string }
type Props = { work: ShownSubmission; address: string; refused: { typed: Record<string, string>; text: string } | null }

/** The message that the author reads first, and the note that stays in the team. */
export function MessageCard({ work, address, refused }: Props) {
  const { work: words, stale } = useWorkWords()
  const { isLive } = useDrafts()
  const { message, may } = work
  const typed = refused?.typed
  const isReady = useCallback(() => true, [])
  const draft = useDraft<MessageValue>({
    ...{ name: 'message', address: `${address}/garder`, intent: 'message', isReady, rowVersion: message.rowVersion },
    initial: { overall: typed?.['overall'] ?? message.overall, privateNote: typed?.['privateNote'] ?? message.privateNote },
  })
  const { value } = draft
  return (
    <form
      method="post"
      action={address}
      className="tight"
      id="message"
      onSubmit={(event) => {
        event.preventDefault()
        void draft.flush()
      }}
    >
      <input type="hidden" name="intent" value="message" />
      <input type="hidden" name="basedOn" value={message.rowVersion} />
      <fieldset className="stack" disabled={!may.edit}>
        <Field id="overall" label={words.message} hint={words.messageHint} error={draft.refusal ?? refused?.text}>
          {(props) => (
            <textarea
              {...props}
              className="input"
              name="overall"
              dir="auto"
              value={value.overall}
              onChange={(event) => draft.change({ ...value, overall: event.target.value })}
            />
          )}
        </Field>
        {refused && (
          <p className="hint said" dir="auto">
            {say(stale.saved, { text: [message.overall, message.privateNote].filter(Boolean).join(' · ') })}
          </p>
        )}
        <details open={value.privateNote !== '' ? true : undefined}>
          <summary>{words.note}</summary>
          <p className="hint">{words.noteHint}</p>
          <textarea
            className="input"
            name="privateNote"
            aria-label={words.note}
            dir="auto"
            value={value.privateNote}
            onChange={(event) => draft.change({ ...value, privateNote: event.target.value })}
          />
        </details>
        {may.edit && !isLive && <button className="btn second">{words.saveMessage}</button>}
      </fieldset>
      {draft.other && (
        <TwoTexts
          lead={{ by: draft.other.by, time: draft.other.time }}
          mine={[draft.value.overall, draft.value.privateNote].filter(Boolean).join('\n\n')}
          theirs={[draft.other.value.overall, draft.other.value.privateNote].filter(Boolean).join('\n\n')}
          onMine={draft.keepMine}
          onTheirs={draft.keepTheirs}
        />
      )}
    </form>
  )
}
