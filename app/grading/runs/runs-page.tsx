import { FoldingTable } from '#app/interface/folding-table.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import type { archivesOf } from './archive.queries.server.ts'
import type { runsOf } from './runs.queries.server.ts'
import { runsWords } from './words/words.ts'

type Props = {
  cohortId: string
  today: string
  runs: Awaited<ReturnType<typeof runsOf>>
  archives: Awaited<ReturnType<typeof archivesOf>>
}

/** The final assignments of a cohort: when each is due and how it is run, with the way to its settings. */
export function RunsPage({ cohortId, today, runs, archives }: Props) {
  const words = useWords(runsWords)
  const language = useLanguage()
  const cohort = runs[0]?.cohort ?? ''
  return (
    <StaffPage back={{ to: `/cohortes/${cohortId}`, label: cohort }}>
      <h1>{words.title}</h1>
      <FoldingTable
        caption={cohort}
        columns={[{ label: words.run }, { label: words.due }, { label: words.rounds, isNumber: true }, { label: words.model }]}
        lines={runs.map((run) => ({
          key: run.key,
          cells: [
            <a key="run" href={`/cohortes/${cohortId}/plan/${run.key}`}>
              {run.title}
            </a>,
            run.dueDay ? formatDay(run.dueDay, language, today) : words.noDue,
            formatNumber(run.attemptsMax, language),
            run.model ? words.models[run.model] : words.own,
          ],
        }))}
      />
      {archives.length > 0 && <Archives cohortId={cohortId} archives={archives} />}
    </StaffPage>
  )
}

function Archives({ cohortId, archives }: Pick<Props, 'cohortId' | 'archives'>) {
  const words = useWords(runsWords)
  const language = useLanguage()
  return (
    <section className="section stack" aria-labelledby="archives">
      <h2 id="archives">{words.archives}</h2>
      <p className="muted">{words.archivesLead}</p>
      <FoldingTable
        caption={<span className="hidden">{words.archives}</span>}
        columns={[{ label: words.organisation }, { label: words.plansSent, isNumber: true }, { label: words.file }]}
        lines={archives.map(({ id, name, plans }) => ({
          key: id,
          cells: [
            <bdi key="name">{name}</bdi>,
            formatNumber(plans, language),
            <a key="file" href={`/cohortes/${cohortId}/plan/archives/${id}`} aria-label={say(words.takeOf, { organisation: name })}>
              {words.take}
            </a>,
          ],
        }))}
      />
    </section>
  )
}
