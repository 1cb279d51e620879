import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { FileList } from '#app/interface/files/file-list.tsx'
import { filesWords } from '#app/interface/files/words/words.ts'
import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import sendScript from '#app/interface/send-file.client.ts?worker&url'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatBytes, say, sayCount } from '#app/language/words.ts'
import { LARGEST_PART_FILE, LARGEST_VOICE, LONGEST_TRANSCRIPT, type FileRefusal, type HeldFile } from '#app/rules/part-files.ts'
import { partFilesWords } from './words/words.ts'

export type PartFiles = {
  address: string
  partAddress: string
  partTitle: string
  mayWrite: boolean
  isAnonymous: boolean
  files: HeldFile[]
  removed: Array<{ id: string; name: string; kind: HeldFile['kind'] }>
  /** How many more files there is room for, and whether for a recording. */
  left: number
  takesVoice: boolean
}
type Refused = { because: FileRefusal; what: 'file' | 'voice'; transcript: string } | null
type Props = { part: PartFiles; refused: Refused; news: keyof (typeof partFilesWords)['fr']['news'] | null }

function AddFile({ part }: { part: PartFiles }) {
  const words = useWords(partFilesWords)
  const language = useLanguage()
  if (part.left === 0) return <Notice kind="info">{sayCount(words.left, 0, language)}</Notice>
  return (
    <form method="post" encType="multipart/form-data" action={part.address} className="card stack" data-send-file={`${part.address}/envoi`}>
      <h2>{words.add}</h2>
      <input type="hidden" name="what" value="file" />
      <div className="field">
        <label htmlFor="file">{words.choose}</label>
        <p className="hint" id="file-hint">
          {say(words.types, { size: formatBytes(LARGEST_PART_FILE, language) })} {sayCount(words.left, part.left, language)}
          <span data-when-script="" hidden>
            {' '}
            {words.shrunk}
          </span>
        </p>
        {part.isAnonymous && <p className="hint">{words.hiddenFromMarker}</p>}
        <input
          className="input"
          id="file"
          name="file"
          type="file"
          required
          accept="image/jpeg,image/png,application/pdf,.xlsx,.ods"
          aria-describedby="file-hint"
        />
      </div>
      <p className="hint" role="status" data-said="" />
      <p>
        <button className="btn">
          <Icon name="upload" />
          {words.send}
        </button>
      </p>
    </form>
  )
}

function AddVoice({ part, transcript }: { part: PartFiles; transcript: string }) {
  const words = useWords(partFilesWords)
  const language = useLanguage()
  return (
    <form method="post" encType="multipart/form-data" action={part.address} className="card stack" data-send-file={`${part.address}/envoi`}>
      <h2>{words.voice}</h2>
      <p className="hint">{words.voiceHint}</p>
      {part.isAnonymous && <p className="hint">{words.hiddenFromMarker}</p>}
      <input type="hidden" name="what" value="voice" />
      <p data-when-record="" hidden>
        <button type="button" className="btn second" data-record="">
          <Icon name="volume-2" />
          <span>{words.script.record}</span>
        </button>
      </p>
      <audio className="voice" controls data-recorded="" hidden />
      <div className="field">
        <label htmlFor="voice">{words.voiceFile}</label>
        <p className="hint" id="voice-hint">
          {say(words.voiceFileHint, { size: formatBytes(LARGEST_VOICE, language) })}
        </p>
        <input
          className="input"
          id="voice"
          name="file"
          type="file"
          required
          accept="audio/*"
          capture="user"
          aria-describedby="voice-hint"
        />
      </div>
      <div className="field">
        <label htmlFor="transcript">{words.transcript}</label>
        <textarea
          className="input"
          id="transcript"
          name="transcript"
          rows={3}
          dir="auto"
          maxLength={LONGEST_TRANSCRIPT}
          defaultValue={transcript}
        />
      </div>
      <p className="hint" role="status" data-said="" />
      <p>
        <button className="btn second">
          <Icon name="upload" />
          {words.sendVoice}
        </button>
      </p>
    </form>
  )
}

function Removed({ part }: { part: PartFiles }) {
  const words = useWords(partFilesWords)
  if (part.removed.length === 0) return null
  return (
    <details>
      <summary>{words.removed}</summary>
      <p className="hint">{words.removedHint}</p>
      <ul className="files stack">
        {part.removed.map(({ id, name }) => (
          <li key={id} className="row between">
            <bdi>{name}</bdi>
            <form method="post" action={part.address}>
              <input type="hidden" name="act" value="put-back" />
              <input type="hidden" name="fileId" value={id} />
              <button className="btn quiet" aria-label={say(words.putBackNamed, { name })}>
                {words.putBack}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What may be done with a file of one's own part. */
function Actions({ file, address }: { file: HeldFile; address: string }) {
  const words = useWords(partFilesWords)
  return (
    <>
      {file.kind === 'voice' && (
        <details>
          <summary>{words.transcript}</summary>
          <form method="post" action={address} className="stack">
            <input type="hidden" name="act" value="say" />
            <input type="hidden" name="fileId" value={file.id} />
            <textarea
              className="input"
              name="transcript"
              rows={4}
              dir="auto"
              aria-label={words.transcript}
              maxLength={LONGEST_TRANSCRIPT}
              defaultValue={file.transcript}
            />
            <p>
              <button className="btn second">{words.saveTranscript}</button>
            </p>
          </form>
        </details>
      )}
      <form method="post" action={address}>
        <input type="hidden" name="act" value="remove" />
        <input type="hidden" name="fileId" value={file.id} />
        <button className="btn quiet" aria-label={say(words.removeNamed, { name: file.name })}>
          <Icon name="trash-2" />
          {words.remove}
        </button>
      </form>
    </>
  )
}

/** The files of a part: what is there with its weight, what may be added, and what was taken out. */
export function FilesPage({ part, refused, news }: Props) {
  const words = useWords(partFilesWords)
  const listed = useWords(filesWords)
  const language = useLanguage()
  const field = refused?.what === 'voice' ? 'voice' : 'file'
  return (
    <LearnerPage back={{ to: part.partAddress, label: words.toPart }}>
      <p className="eyebrow">{part.partTitle}</p>
      <h1>{words.title}</h1>
      {refused && <ErrorSummary faults={[{ field, text: words.refusals[refused.because] }]} />}
      {news && (
        <Notice kind="ok" isNews>
          {words.news[news]}
        </Notice>
      )}
      {part.files.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        <FileList
          files={part.files}
          words={listed}
          language={language}
          {...(part.mayWrite ? { actions: (file: HeldFile) => <Actions file={file} address={part.address} /> } : {})}
        />
      )}
      {part.mayWrite && <AddFile part={part} />}
      {part.mayWrite && part.takesVoice && <AddVoice part={part} transcript={refused?.transcript ?? ''} />}
      {part.mayWrite && <Removed part={part} />}
      {part.mayWrite && (
        <span
          hidden
          data-load={sendScript}
          data-file-words={JSON.stringify({ ...words.script, refusals: words.refusals })}
          data-news={`${part.address}?fait=`}
        />
      )}
    </LearnerPage>
  )
}
