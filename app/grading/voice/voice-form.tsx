import { useState, type FormEvent } from 'react'
import { Icon } from '#app/interface/icon.tsx'
import { canRecord, recordVoice } from '#app/interface/send-file.ts'
import { say } from '#app/language/words.ts'
import { LONGEST_TRANSCRIPT, LONGEST_VOICE } from '#app/rules/part-files.ts'
import type { RemarkDraft } from '../remark-form.tsx'
import type { ShownSubmission } from '../shown-submission.ts'
import { useWorkWords } from '../work-words.tsx'

type Recorded = { file: File; address: string }
/** What the recorded remark takes from the written one: its place, its key, and how it is sent. */
type Remarks = {
  draft: RemarkDraft
  isLive: boolean
  remarkKey: string
  postTo: (to: string, body: FormData) => Promise<boolean>
}
type Props = { work: ShownSubmission; address: string; remarks: Remarks; refused: string | null }

/** Records a voice in the browser: what was recorded, what is said of it, and the button that begins and ends. */
function useRecorder() {
  const { voice: words } = useWorkWords()
  const [stop, setStop] = useState<(() => void) | null>(null)
  const [recorded, setRecorded] = useState<Recorded | null>(null)
  const [told, setTold] = useState('')
  const toggle = async () => {
    if (stop) return stop()
    try {
      const onSecond = (n: number) => setTold(say(words.recording, { n, of: LONGEST_VOICE }))
      const recording = await recordVoice(LONGEST_VOICE, onSecond)
      setStop(() => recording.stop)
      const { file } = await recording.file
      setRecorded({ file, address: URL.createObjectURL(file) })
      setTold(words.ready)
    } catch {
      setTold(words.noMicrophone)
    }
    setStop(null)
  }
  return { isRecording: stop !== null, recorded, setRecorded, told, setTold, toggle }
}

/** A remark that is said instead of written: recorded here, or a recording that is chosen; on the part or the words chosen for the written one. */
export function VoiceForm({ work, address, remarks, refused }: Props) {
  const { voice: words, work: marking } = useWorkWords()
  const { isRecording, recorded, setRecorded, told, setTold, toggle } = useRecorder()
  const [transcript, setTranscript] = useState('')
  const { draft, isLive } = remarks
  const send = async (event: FormEvent<HTMLFormElement>) => {
    if (!recorded) return
    event.preventDefault()
    setTold(words.sending)
    const fields = { id: remarks.remarkKey, partId: draft.partId, quote: draft.quote, quoteStart: draft.quoteStart, transcript }
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    body.set('file', recorded.file)
    const isSent = await remarks.postTo(`${address}/voix`, body)
    setTold(isSent ? '' : words.notSent)
    if (!isSent) return
    URL.revokeObjectURL(recorded.address)
    setRecorded(null)
    setTranscript('')
  }
  return (
    <details id="voix" open={refused !== null}>
      <summary>{words.title}</summary>
      <form method="post" encType="multipart/form-data" action={`${address}/voix`} className="stack" onSubmit={(event) => void send(event)}>
        <p className="hint">{words.hint}</p>
        {work.isAnonymous && <p className="hint">{words.hintAnonymous}</p>}
        {refused && (
          <p className="error" role="alert">
            {refused}
          </p>
        )}
        <input type="hidden" name="id" value={remarks.remarkKey} />
        {!isLive && (
          <div className="field">
            <label htmlFor="voice-part">{marking.where}</label>
            <select className="input" id="voice-part" name="partId">
              <option value="">{marking.whole}</option>
              {work.parts.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </div>
        )}
        {isLive && canRecord() && (
          <p>
            <button type="button" className="btn second" aria-pressed={isRecording} onClick={() => void toggle()}>
              <Icon name="volume-2" />
              {isRecording ? words.stop : words.record}
            </button>
          </p>
        )}
        {recorded && <audio className="voice" controls src={recorded.address} />}
        {!recorded && (
          <div className="field">
            <label htmlFor="voice-file">{words.file}</label>
            <input className="input" id="voice-file" name="file" type="file" required accept="audio/*" capture="user" />
          </div>
        )}
        <div className="field">
          <label htmlFor="voice-transcript">{words.transcript}</label>
          <textarea
            className="input small-area"
            id="voice-transcript"
            name="transcript"
            dir="auto"
            maxLength={LONGEST_TRANSCRIPT}
            value={transcript}
            onChange={(event) => setTranscript(event.target.value)}
          />
        </div>
        <p className="hint" role="status">
          {told}
        </p>
        <button className="btn second">{words.save}</button>
      </form>
    </details>
  )
}
