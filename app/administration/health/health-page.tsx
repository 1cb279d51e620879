import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { Finding } from '#app/platform/health.server.ts'
import type { GivenUpJob } from '#app/platform/queue.server.ts'
import { administrationWords } from '../words/words.ts'
import { findingText } from './finding-text.ts'

/** How the service is, in words: one line for each thing that an installation needs. */
export function HealthPage({
  findings,
  givenUp,
  isAgain,
  now,
}: {
  findings: Finding[]
  givenUp: GivenUpJob[]
  isAgain: boolean
  now: Date
}) {
  const { health: words } = useWords(administrationWords)
  const language = useLanguage()
  const faults = findings.filter(({ isWell }) => !isWell).length
  const { columns, states } = words
  return (
    <StaffPage>
      <h1>{words.title}</h1>
      {isAgain && (
        <Notice kind="ok" isNews>
          {words.jobs.again}
        </Notice>
      )}
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
      <p>
        <a className="btn second" href="/admin/messages">
          <Icon name="mail" />
          {words.messages}
        </a>
      </p>
      {givenUp.length > 0 && <GivenUp jobs={givenUp} />}
    </StaffPage>
  )
}

/** Work that was tried to the end without success, each with a button that tries it again. */
function GivenUp({ jobs }: { jobs: GivenUpJob[] }) {
  const { jobs: words } = useWords(administrationWords).health
  const language = useLanguage()
  return (
    <section className="section stack">
      <h2>{words.title}</h2>
      <p className="muted">{words.lead}</p>
      <FoldingTable
        caption={words.title}
        columns={[
          { label: words.columns.kind },
          { label: words.columns.since },
          { label: words.columns.error },
          { label: words.columns.act },
        ]}
        lines={jobs.map((job) => ({
          key: job.id,
          cells: [
            <span key="kind" className="ltr">
              {job.kind}
            </span>,
            formatInstant(job.createdAt, language),
            <span key="error" className="ltr" dir="auto">
              {job.lastError ?? ''}
            </span>,
            <form key="act" method="post">
              <input type="hidden" name="job" value={job.id} />
              <button className="btn second">{words.tryAgain}</button>
            </form>,
          ],
        }))}
      />
    </section>
  )
}
