import { FoldingTable } from '#app/interface/folding-table.tsx'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import { isolated } from '#app/language/isolated.ts'
import { administrationWords } from '../words/words.ts'
import type { TreeLine } from './organisation-tree.ts'

/** Lines of the tree of organisations, each with its people, cohorts and leaders. */
export function OrganisationsTable({ lines }: { lines: TreeLine[] }) {
  const { organisations: words, kinds, none } = useWords(administrationWords)
  const language = useLanguage()
  const { columns } = words
  return (
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
