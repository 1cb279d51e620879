import { Icon } from '#app/interface/icon.tsx'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import type { ProgrammeLine } from './programmes.queries.server.ts'
import { programmeWords } from './words/words.ts'

/** Every programme with how many courses it has and how many cohorts follow it. */
export function ProgrammesPage({ programmes, isSaved }: { programmes: ProgrammeLine[]; isSaved: boolean }) {
  const words = useWords(programmeWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: '/admin/cours', label: words.toCourses }}>
      <div className="row between">
        <h1>{words.title}</h1>
        <a className="btn" href="/admin/parcours/nouveau">
          <Icon name="plus" />
          {words.newTitle}
        </a>
      </div>
      <p className="lead">{words.lead}</p>
      {isSaved && (
        <Notice kind="ok" isNews>
          {words.saved}
        </Notice>
      )}
      {programmes.length > 0 && (
        <FoldingTable
          caption={words.caption}
          columns={[
            { label: words.columns.programme },
            { label: words.columns.required, isNumber: true },
            { label: words.columns.optional, isNumber: true },
            { label: words.columns.cohorts, isNumber: true },
          ]}
          lines={programmes.map(({ id, title, courses, cohorts }) => ({
            key: id,
            cells: [
              <a key="title" href={`/admin/parcours/${id}`} dir="auto">
                {textIn(title, language)}
              </a>,
              formatNumber(courses.filter(({ isRequired }) => isRequired).length, language),
              formatNumber(courses.filter(({ isRequired }) => !isRequired).length, language),
              formatNumber(cohorts, language),
            ],
          }))}
        />
      )}
    </StaffPage>
  )
}
