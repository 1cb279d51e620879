import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatBytes, say, sayCount } from '#app/language/words.ts'
import type { ImportOutcome } from '../import-questions.server.ts'
import { bankWords } from '../words/words.ts'
import { exchangeWords } from './words/words.ts'

type Line = { name: string; line: number; text: string }

/** More lines than anybody reads; the count says how many there are. */
const MOST_LINES = 500

/** A reason in words, with what it is about. */
const reason = (text: string, about: string | undefined) => (about === undefined || about === '' ? text : `${text} (${about})`)

/** What would be taken from a file, what is left out and why, and what is worth knowing; then the button that takes it. */
export function ReportPage({ id, fileName, outcome }: { id: string; fileName: string; outcome: ImportOutcome }) {
  const words = useWords(exchangeWords)
  const bank = useWords(bankWords)
  const language = useLanguage()
  const { imported = [], skipped = [], warnings = [] } = outcome
  const lines = (all: Line[], heading: string, label = words.why) =>
    all.length > 0 && (
      <section className="section">
        <h2>{heading}</h2>
        <FoldingTable
          caption={heading}
          columns={[{ label: words.item }, { label: words.line, isNumber: true }, { label }]}
          lines={all.slice(0, MOST_LINES).map(({ name, line, text }, index) => ({
            key: String(index),
            cells: [
              <bdi key="name">{name === '' ? words.wholeFile : name}</bdi>,
              line > 0 ? String(line) : '–',
              <span key="why" dir="auto">
                {text}
              </span>,
            ],
          }))}
        />
      </section>
    )
  return (
    <StaffPage back={{ to: '/banque/importer', label: words.title }}>
      <p className="eyebrow">
        <bdi>{fileName}</bdi>
      </p>
      <h1>{words.report}</h1>
      {outcome.ok ? (
        <Notice kind="info" title={sayCount(words.would, imported.length, language)}>
          {[say(words.readAs, { format: bank.formats[outcome.format] }), words.nothingYet].join(' ')}
        </Notice>
      ) : (
        <Notice kind="bad" title={words.refusedFile}>
          {[
            reason(words.files[outcome.because], outcome.about),
            outcome.line === undefined ? '' : say(words.atLine, { n: outcome.line }),
            words.nothingChanged,
          ]
            .filter((text) => text !== '')
            .join(' ')}
        </Notice>
      )}
      {outcome.ok && (
        <form method="post" action={`/banque/importer/${id}`}>
          <button className="btn">{sayCount(words.take, imported.length, language)}</button>
        </form>
      )}
      {lines(
        skipped.map(({ name, line, because, about }) => ({ name, line, text: reason(words.skips[because], about) })),
        sayCount(words.skipped, skipped.length, language),
      )}
      {lines(
        warnings.map(({ name, line, because, about }) => ({ name, line, text: reason(words.warnings[because], about) })),
        sayCount(words.warned, warnings.length, language),
      )}
      {lines(
        imported.map(({ name, line, kind, pictures, pictureBytes }) => {
          const shown = pictures > 0 && [sayCount(words.pictures, pictures, language), formatBytes(pictureBytes, language)].join(', ')
          return { name, line, text: shown ? `${bank.kinds[kind]} (${shown})` : bank.kinds[kind] }
        }),
        sayCount(words.taken, imported.length, language),
        bank.columns.kind,
      )}
    </StaffPage>
  )
}
