import { FileList } from '#app/interface/files/file-list.tsx'
import { filesWords } from '#app/interface/files/words/words.ts'
import { Icon } from '#app/interface/icon.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import type { ShownPart } from '../shown-part.ts'
import { partFilesWords } from './words/words.ts'

/** What the part holds beside its words, and the way to add more. */
export function PartFilesCard({ part }: { part: Pick<ShownPart, 'planId' | 'id' | 'files' | 'mayWrite'> }) {
  const words = useWords(partFilesWords)
  const listed = useWords(filesWords)
  const language = useLanguage()
  if (part.files.length === 0 && !part.mayWrite) return null
  return (
    <section className="section stack" aria-labelledby="fichiers">
      {part.files.length > 0 && <h2 id="fichiers">{listed.title}</h2>}
      <FileList files={part.files} words={listed} language={language} />
      {part.mayWrite && (
        <p>
          <a className="back" href={`/plan/${part.planId}/${part.id}/fichiers`}>
            <Icon name="upload" />
            {part.files.length > 0 ? words.linkChange : words.link}
          </a>
        </p>
      )}
    </section>
  )
}
