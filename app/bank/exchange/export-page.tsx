import type { ExportFormat } from '#app/exchange/format-names.ts'
import type { Written } from '#app/exchange/written.ts'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { bankWords } from '../words/words.ts'
import { exchangeWords } from './words/words.ts'

type Props = { course: { id: string; title: string }; format: ExportFormat; written: number; skipped: Written<string>['skipped'] }

/** What a file of a bank holds and what its format cannot hold, before it is downloaded. */
export function ExportPage({ course, format, written, skipped }: Props) {
  const words = useWords(exchangeWords)
  const bank = useWords(bankWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: `/banque?cours=${course.id}`, label: bank.title }}>
      <p className="eyebrow">{[course.title, bank.formats[format]].join(' · ')}</p>
      <h1>{words.exportTitle}</h1>
      <p className="lead">{sayCount(words.holds, written, language)}</p>
      <p>
        <a className="btn" href={`/banque/exporter/${course.id}/fichier?format=${format}`}>
          <Icon name="download" />
          {bank.exportNow}
        </a>
      </p>
      {skipped.length > 0 && (
        <>
          <h2>{sayCount(words.notWritten, skipped.length, language)}</h2>
          <FoldingTable
            caption={words.exportTitle}
            columns={[{ label: words.item }, { label: words.why }]}
            lines={skipped.map(({ name, because, about }, index) => ({
              key: String(index),
              cells: [
                <bdi key="name">{name}</bdi>,
                about === undefined ? words.unwritable[because] : `${words.unwritable[because]} (${about})`,
              ],
            }))}
          />
        </>
      )}
    </StaffPage>
  )
}
