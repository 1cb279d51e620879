import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { Finding } from '#app/platform/health.server.ts'
import { administrationWords } from '../words/words.ts'
import { findingText } from './finding-text.ts'

/** How the service is, in words: one line for each thing that an installation needs. */
export function HealthPage({ findings, now }: { findings: Finding[]; now: Date }) {
  const { health: words } = useWords(administrationWords)
  const language = useLanguage()
  const faults = findings.filter(({ isWell }) => !isWell).length
  const { columns, states } = words
  return (
    <StaffPage>
      <h1>{words.title}</h1>
      {faults === 0 ? <Notice kind="ok" title={words.well} /> : <Notice kind="warn">{sayCount(words.notWell, faults, language)}</Notice>}
      <FoldingTable
        caption={say(words.caption, { when: formatInstant(now, language) })}
        columns={[{ label: columns.what }, { label: columns.state }, { label: columns.says }]}
        lines={findings.map((finding) => ({
          key: finding.about,
          cells: [
            words.names[finding.about],
            finding.isWell ? (
              <Tag key="state" tone="ok" icon="circle-check">
                {states.well}
              </Tag>
            ) : (
              <Tag key="state" tone="warn" icon="triangle-alert">
                {states.attention}
              </Tag>
            ),
            <span key="says">
              {findingText(finding, words.says, language)}
              {'place' in finding && (
                <span className="hint">
                  {' '}
                  <span className="ltr">{finding.place}</span>
                </span>
              )}
            </span>,
          ],
        }))}
      />
    </StaffPage>
  )
}
