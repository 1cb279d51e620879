import { formatShortDay } from '#app/language/dates.ts'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say, sayCount } from '#app/language/words.ts'
import { isolated } from '../isolated.ts'
import { administrationWords } from '../words/words.ts'
import type { TreeLine } from './organisation-tree.ts'

/** All organisations as a tree, each with its people, cohorts and leaders. */
export function OrganisationsPage({ lines }: { lines: TreeLine[] }) {
  const { organisations: words, kinds, none } = useWords(administrationWords)
  const language = useLanguage()
  const { columns } = words
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
      {lines.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <FoldingTable
          caption={words.caption}
          columns={[
            { label: columns.name },
            { label: columns.kind },
            { label: columns.people, isNumber: true },
            { label: columns.cohorts, isNumber: true },
            { label: columns.leaders },
          ]}
          lines={lines.map((line) => ({
            key: line.id,
            depth: line.depth,
            cells: [
              <OrganisationName key="name" line={line} />,
              kinds[line.kind],
              <PeopleNumber key="people" line={line} />,
              formatNumber(line.cohorts, language),
              line.leaders.length === 0 ? none : line.leaders.map(isolated).join(language === 'ar' ? '، ' : ', '),
            ],
          }))}
        />
      )}
    </StaffPage>
  )
}

function OrganisationName({ line }: { line: TreeLine }) {
  const { organisations: words } = useWords(administrationWords)
  const language = useLanguage()
  return (
    <>
      <a href={`/admin/organisations/${line.id}`}>
        <bdi>{line.name}</bdi>
      </a>
      {line.above !== null && <span className="hidden"> {say(words.inside, { above: isolated(line.above) })}</span>}
      {line.validTo !== null && <span className="hint"> {say(words.ended, { to: formatShortDay(line.validTo, language) })}</span>}
    </>
  )
}

function PeopleNumber({ line }: { line: TreeLine }) {
  const { organisations: words } = useWords(administrationWords)
  const language = useLanguage()
  const hasOthers = line.allPeople > line.people && line.people > 0
  return (
    <>
      {formatNumber(line.allPeople, language)}
      {hasOthers && <span className="hint"> {say(words.ownPeople, { n: formatNumber(line.people, language) })}</span>}
    </>
  )
}
