import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { administrationWords } from '../words/words.ts'
import { OrganisationsTable } from './organisations-table.tsx'
import type { TreeLine } from './organisation-tree.ts'

/** All organisations as a tree, each with its people, cohorts and leaders. */
export function OrganisationsPage({ lines }: { lines: TreeLine[] }) {
  const { organisations: words } = useWords(administrationWords)
  const language = useLanguage()
  const people = lines.reduce((sum, line) => sum + line.people, 0)
  return (
    <StaffPage>
      <div className="row between">
        <h1>{words.title}</h1>
        <a className="btn" href="/admin/organisations/nouvelle">
          <Icon name="plus" />
          {words.add}
        </a>
      </div>
      <p className="lead">
        {sayCount(words.count, lines.length, language)}
        {' · '}
        {sayCount(words.people, people, language)}
      </p>
      {lines.length === 0 ? <p>{words.empty}</p> : <OrganisationsTable lines={lines} />}
    </StaffPage>
  )
}
