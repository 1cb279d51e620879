import { EmailAddress } from '#app/interface/email-address.tsx'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount, type SameShape } from '#app/language/words.ts'
import { formatPhone } from '#app/rules/phone.ts'
import { journalWords } from '../journal/words/words.ts'
import { MoreLines } from '#app/interface/more-lines.tsx'
import type { AdministrationWords } from '../words/fr.ts'
import { administrationWords } from '../words/words.ts'
import { FILTER_ROLES, type PeopleFilter } from './people.forms.ts'
import type { FoundPerson } from './people.queries.server.ts'

/** Everybody, or those whom a search finds, with roles and organisation. */
export function PeoplePage({ found, filter }: { found: FoundPerson[]; filter: PeopleFilter }) {
  const { people: words } = useWords(administrationWords)
  const language = useLanguage()
  const { columns } = words
  const total = found[0]?.total ?? 0
  return (
    <StaffPage>
      <h1>{words.title}</h1>
      <p>
        <a href="/admin/journal">{useWords(journalWords).title}</a>
      </p>
      <SearchForm filter={filter} />
      <p className="lead" role="status">
        {sayCount(words.count, total, language)}
      </p>
      {(filter.q !== '' || filter.role !== '') && (
        <p>
          <a href="/admin/personnes">{words.all}</a>
        </p>
      )}
      {found.length > 0 && (
        <FoldingTable
          caption={words.caption}
          columns={[{ label: columns.person }, { label: columns.contact }, { label: columns.roles }, { label: columns.organisation }]}
          lines={found.map((person) => ({ key: person.id, cells: cellsOf(person, words) }))}
        />
      )}
      <MoreLines shown={found.length} total={total} query={filter} />
    </StaffPage>
  )
}

function SearchForm({ filter }: { filter: PeopleFilter }) {
  const { people: words } = useWords(administrationWords)
  return (
    <form className="filters" role="search">
      <div className="field">
        <label htmlFor="q">{words.search}</label>
        <input id="q" name="q" type="search" className="input" defaultValue={filter.q} dir="auto" autoComplete="off" />
      </div>
      <div className="field">
        <label htmlFor="role">{words.role}</label>
        <select id="role" name="role" className="input" defaultValue={filter.role}>
          <option value="">{words.allRoles}</option>
          {FILTER_ROLES.map((role) => (
            <option key={role} value={role}>
              {words.roles[role]}
            </option>
          ))}
        </select>
      </div>
      <button className="btn">
        <Icon name="search" />
        {words.find}
      </button>
    </form>
  )
}

function cellsOf(person: FoundPerson, words: SameShape<AdministrationWords['people']>) {
  const roles = [...(person.isLearner ? (['learner'] as const) : []), ...person.roles].map((role) => words.roles[role])
  return [
    <span key="name">
      <a href={`/admin/personnes/${person.id}`}>
        <bdi>{person.name}</bdi>
      </a>
      {person.archivedAt && <span className="hint"> {words.archived}</span>}
    </span>,
    contactOf(person),
    <span key="roles">{roles.length === 0 ? '–' : roles.join(' · ')}</span>,
    person.organisations.length === 0 ? (
      '–'
    ) : (
      <ul key="organisations" className="inline">
        {person.organisations.map(({ id, name }) => (
          <li key={id}>
            <a href={`/admin/organisations/${id}`}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    ),
  ]
}

function contactOf({ phone, email }: FoundPerson) {
  if (phone)
    return (
      <span key="contact" className="ltr">
        {formatPhone(phone)}
      </span>
    )
  return email ? <EmailAddress key="contact" address={email} /> : null
}
