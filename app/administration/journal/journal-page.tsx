import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { COLON } from '#app/language/signs.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount, type SameShape } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import { MoreLines } from '#app/interface/more-lines.tsx'
import { actionText, subjectText } from './action-text.ts'
import type { JournalFilter } from './journal.forms.ts'
import type { JournalEntry } from './journal.queries.server.ts'
import type { JournalWords } from './words/fr.ts'
import { journalWords } from './words/words.ts'

/** Who did what to whom, when and from where: read only, narrowed by person, action and days, and as a file. */
export function JournalPage({ entries, filter, actions }: { entries: JournalEntry[]; filter: JournalFilter; actions: string[] }) {
  const words = useWords(journalWords)
  const language = useLanguage()
  const { columns } = words
  const total = entries[0]?.total ?? 0
  const kept = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))
  return (
    <StaffPage wide back={{ to: '/admin/personnes', label: words.back }}>
      <h1>{words.title}</h1>
      <FilterForm filter={filter} actions={actions} />
      <p className="lead" role="status">
        {sayCount(words.count, total, language)}
      </p>
      {entries.length > 0 && (
        <FoldingTable
          caption={words.caption}
          columns={[columns.when, columns.who, columns.what, columns.whom, columns.where, columns.detail].map((label) => ({ label }))}
          lines={entries.map((entry) => ({
            key: entry.id,
            cells: [
              formatInstant(entry.at, language),
              <Person key="who" id={entry.actorId} name={entry.actor} absent={entry.actorKey === null ? words.terminal : words.erased} />,
              actionText(entry.action, words.actions),
              entry.subjectKind === 'person' ? (
                <Person key="whom" id={entry.personId} name={entry.person} absent={words.erased} />
              ) : (
                subjectText(entry.subjectKind ?? '', words.subjects)
              ),
              [entry.device, entry.network].filter((part) => part !== '').join(' · ') || words.none,
              detailText(entry.detail, words.details, language),
            ],
          }))}
        />
      )}
      <MoreLines shown={entries.length} total={total} query={filter} />
      <p>
        <a className="btn second" href={`/admin/journal.csv?${kept.toString()}`}>
          <Icon name="download" />
          {words.download}
        </a>
      </p>
    </StaffPage>
  )
}

function Person({ id, name, absent }: { id: string | null; name: string | null; absent: string }) {
  if (id === null) return <span className="muted">{absent}</span>
  return (
    <a href={`/admin/personnes/${id}`}>
      <bdi>{name}</bdi>
    </a>
  )
}

/** What the line adds in words; what only programs read (keys, ids) stands in the file. */
function detailText(detail: Record<string, unknown>, words: SameShape<JournalWords>['details'], language: Language): string | null {
  const known = Object.entries(words).flatMap(([name, word]) => {
    const value = detail[name]
    return typeof value === 'number' || typeof value === 'string' ? [`${word}${COLON[language]}${value}`] : []
  })
  return known.length === 0 ? null : known.join(' · ')
}

function FilterForm({ filter, actions }: { filter: JournalFilter; actions: string[] }) {
  const words = useWords(journalWords)
  return (
    <form className="filters" role="search">
      <div className="field">
        <label htmlFor="qui">{words.person}</label>
        <input id="qui" name="qui" type="search" className="input" defaultValue={filter.qui} dir="auto" autoComplete="off" />
      </div>
      <div className="field">
        <label htmlFor="quoi">{words.action}</label>
        <select id="quoi" name="quoi" className="input" defaultValue={filter.quoi}>
          <option value="">{words.allActions}</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {actionText(action, words.actions)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="du">{words.from}</label>
        <input id="du" name="du" type="date" className="input" defaultValue={filter.du} />
      </div>
      <div className="field">
        <label htmlFor="au">{words.to}</label>
        <input id="au" name="au" type="date" className="input" defaultValue={filter.au} />
      </div>
      <button className="btn">
        <Icon name="search" />
        {words.find}
      </button>
    </form>
  )
}
