import type { ReactNode } from 'react'
import { Icon } from '#app/interface/icon.tsx'
import { formatBytes, say } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import type { HeldFile } from '#app/rules/part-files.ts'
import type { FileWords } from './words/words.ts'

type Shown = { words: FileWords; language: Language }

/** A recording that is fetched only when somebody plays it, with its weight and what is said in it. */
export function Recording({ file, words, language }: Shown & { file: Pick<HeldFile, 'id' | 'bytes' | 'transcript'> }) {
  return (
    <div className="tight">
      <audio className="voice" controls preload="none" src={`/fichiers/${file.id}`} />
      <p className="hint">{say(words.listen, { size: formatBytes(file.bytes, language) })}</p>
      {file.transcript !== '' && (
        <details>
          <summary>{words.said}</summary>
          <p className="said" dir="auto">
            {file.transcript}
          </p>
        </details>
      )}
    </div>
  )
}

type Props = Shown & {
  files: readonly HeldFile[]
  /** Whether small pictures of photos come with the page; without them nothing is fetched before it is asked for. */
  hasPictures?: boolean
  /** What may be done with a file, below it. */
  actions?: (file: HeldFile) => ReactNode
}

/** Files with their kind and weight: links that save, recordings that play on demand. */
export function FileList({ files, words, language, hasPictures = false, actions }: Props) {
  if (files.length === 0) return null
  return (
    <ul className="files stack">
      {files.map((file) => {
        const about = say(words.weight, { kind: words.kinds[file.kind], size: formatBytes(file.bytes, language) })
        return (
          <li key={file.id} className="tight">
            {file.kind === 'voice' ? (
              <>
                <p>{about}</p>
                <Recording {...{ file, words, language }} />
              </>
            ) : (
              <>
                {hasPictures && file.hasPreview && <img src={`/fichiers/${file.id}/apercu`} alt="" width={160} loading="lazy" />}
                <a className="alone" href={`/fichiers/${file.id}`} download>
                  <Icon name={file.kind === 'sheet' ? 'table-2' : file.kind === 'pdf' ? 'file-text' : 'download'} />
                  <bdi>{file.name}</bdi>
                </a>
                <p className="hint">{about}</p>
              </>
            )}
            {actions?.(file)}
          </li>
        )
      })}
    </ul>
  )
}
