import { FoldingTable } from '#app/interface/folding-table.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { COLON, COMMA } from '#app/language/signs.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import type { historyOf } from './question.queries.server.ts'
import { bankWords } from './words/words.ts'

type Line = Awaited<ReturnType<typeof historyOf>>[number]

/** Who changed a question, when, and what of it; every version stays. */
export function HistoryPage({ address, stem, history, now }: { address: string; stem: string; history: Line[]; now: Date }) {
  const all = useWords(bankWords)
  const words = all.history
  const language = useLanguage()
  return (
    <StaffPage back={{ to: `/banque/questions/${address}`, label: all.preview.back }}>
      <p className="eyebrow" dir="auto">
        {stem}
      </p>
      <h1>{words.title}</h1>
      <FoldingTable
        caption={<span className="hidden">{words.title}</span>}
        columns={[{ label: words.when }, { label: words.version }, { label: words.who }, { label: words.what }]}
        lines={history.map(({ act, number, at, who, parts }, index) => ({
          key: String(index),
          cells: [
            formatInstant(at, language, now),
            number === null ? '–' : String(number),
            <bdi key="who">{act === null ? words.course : (who ?? words.gone)}</bdi>,
            [words.acts[act ?? 'loaded'], parts.map((part) => words.parts[part]).join(COMMA[language])]
              .filter((text) => text !== '')
              .join(COLON[language]),
          ],
        }))}
      />
    </StaffPage>
  )
}
