import { Icon } from '#app/interface/icon.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { mayRemind } from '#app/rules/reminders.ts'
import type { CallEntry } from './calls.queries.server.ts'
import { reasonText } from './reason-text.ts'
import { coordinationWords } from './words/words.ts'

/** Those of a list who may get an e-mail now, chosen together: each in their language, with the words for their reason. */
export function RemindersPart({ entries, keys, now }: { entries: readonly CallEntry[]; keys: Record<string, string>; now: Date }) {
  const words = useWords(coordinationWords)
  const language = useLanguage()
  const open = entries.filter(({ takesNews, messagedAt }) => takesNews && mayRemind(messagedAt, { now, isConfirmed: false }).ok)
  if (open.length < 2) return null
  return (
    <details className="no-print">
      <summary>{words.reminders.many.title}</summary>
      <form method="post" className="stack">
        <input type="hidden" name="act" value="remind-many" />
        <p className="hint">{words.reminders.many.hint}</p>
        {open.flatMap(({ enrolmentId, name, reasons: [main] }) =>
          main
            ? [
                <label key={enrolmentId} className="choice">
                  <input type="checkbox" name="chosen" value={enrolmentId} defaultChecked />
                  <span>
                    <bdi>{name}</bdi>
                    <span className="about">{reasonText(main, words, language)}</span>
                  </span>
                  <input type="hidden" name={`because-${enrolmentId}`} value={main.because} />
                  <input type="hidden" name={`id-${enrolmentId}`} value={keys[enrolmentId] ?? ''} />
                </label>,
              ]
            : [],
        )}
        <p>
          <button className="btn second">
            <Icon name="mail" />
            {words.reminders.many.send}
          </button>
        </p>
      </form>
    </details>
  )
}

/** Sends by e-mail, or marks as sent by hand in WhatsApp, the reminder that fits the first reason; within five days of a message it asks to be confirmed. */
export function Reminder({
  entry,
  formKey,
  mustConfirm,
  act,
}: {
  entry: CallEntry
  formKey: string
  mustConfirm: boolean
  act: 'remind' | 'sent'
}) {
  const { reminders: words, calls } = useWords(coordinationWords)
  const [main] = entry.reasons
  if (!main || !(act === 'sent' ? entry.phone && entry.takesWhatsApp : entry.takesNews)) return null
  return (
    <form method="post" className="row">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="id" value={formKey} />
      <input type="hidden" name="enrolment" value={entry.enrolmentId} />
      <input type="hidden" name="because" value={main.because} />
      {mustConfirm && (
        <label className="choice">
          <input
            type="checkbox"
            name="anyway"
            value="yes"
            id={act === 'remind' || !entry.takesNews ? `anyway-${entry.enrolmentId}` : undefined}
          />
          {words.anyway}
        </label>
      )}
      <button className="btn second">
        <Icon name={act === 'sent' ? 'check' : 'mail'} />
        {act === 'sent' ? calls.markSent : words.send}
      </button>
    </form>
  )
}
