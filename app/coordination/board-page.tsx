import { CohortTabs } from '#app/interface/cohort-tabs.tsx'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatAgo, formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { startOfMoroccoDay } from '#app/rules/morocco-time.ts'
import { BoardDefinitions } from './board-definitions.tsx'
import { BoardFilters } from './board-filters.tsx'
import { BoardMatrix } from './board-matrix.tsx'
import { BoardPictures } from './board-pictures.tsx'
import type { BoardWish } from './coordination.forms.ts'
import type { Board } from './load-board.queries.server.ts'
import { coordinationWords } from './words/words.ts'

type Props = {
  board: Board
  wish: BoardWish
  today: CalendarDay
  search: string
  mayCall: boolean
  isSteered: boolean
  mayQuiz: boolean
  maySteerPlans: boolean
  keepsWorkshops: boolean
}

/** How a cohort stands: a sentence, filters, the table of people and modules or of organisations, and the file. */
export function BoardPage({ board, wish, today, search, mayCall, isSteered, mayQuiz, maySteerPlans, keepsWorkshops }: Props) {
  const words = useWords(coordinationWords)
  const language = useLanguage()
  const { cohort, summary } = board
  const hasBegun = cohort.startsOn <= today
  const hasPictures = hasBegun && board.lines.length > 0
  const withPictures = new URLSearchParams(search)
  withPictures.set('images', 'oui')
  return (
    <StaffPage wide back={{ to: '/cohortes', label: words.cohorts.title }}>
      <h1 dir="auto">{cohort.name}</h1>
      {isSteered && <CohortTabs cohortId={cohort.id} here="tableau" />}
      {board.all.length === 0 && <EmptyCohort cohortId={cohort.id} isSteered={isSteered} />}
      {cohort.courses.length === 0 && <CourselessCohort cohortId={cohort.id} isSteered={isSteered} />}
      {board.all.length > 0 && cohort.courses.length > 0 && (
        <>
          <p className="lead">
            {hasBegun
              ? [
                  sayCount(words.summary.planned, summary.asPlanned, language, { of: summary.people }),
                  sayCount(words.summary.late, summary.late, language),
                  sayCount(words.summary.never, summary.neverOpened, language),
                ].join(' ')
              : say(words.summary.notBegun, { date: formatDay(cohort.startsOn, language, today) })}
          </p>
          <BoardFilters board={board} wish={wish} />
          <p className="row no-print">
            {mayCall && (
              <a className="btn" href={`/accompagner?cohorte=${cohort.id}`}>
                <Icon name="phone" />
                {words.board.calls}
              </a>
            )}
            <a className="btn second" href={`/cohortes/${cohort.id}/tableau.csv${search}`}>
              <Icon name="download" />
              {words.board.export}
            </a>
            {mayQuiz && (
              <a className="btn second" href={`/cohortes/${cohort.id}/quiz`}>
                {words.board.quizzes}
              </a>
            )}
            {maySteerPlans && (
              <a className="btn second" href={`/cohortes/${cohort.id}/plan`}>
                {words.board.plans}
              </a>
            )}
            {!isSteered && keepsWorkshops && (
              <a className="btn second" href={`/cohortes/${cohort.id}/ateliers`}>
                {words.board.workshops}
              </a>
            )}
            {hasPictures && !wish.images && (
              <a className="btn quiet" href={`?${withPictures.toString()}#images`}>
                <Icon name="chart-bar" />
                {words.pictures.show}
              </a>
            )}
          </p>
          {board.lines.length === 0 && <p className="card">{words.board.nobody}</p>}
          {board.lines.length > 0 &&
            (wish.vue === 'organisations' ? (
              <OrganisationTable board={board} today={today} />
            ) : (
              <BoardMatrix board={board} today={today} wish={wish} />
            ))}
          {hasPictures && wish.images && <BoardPictures board={board} today={today} />}
          <BoardDefinitions board={board} />
        </>
      )}
    </StaffPage>
  )
}

/** The next step where nobody is enrolled yet. */
function EmptyCohort({ cohortId, isSteered }: { cohortId: string; isSteered: boolean }) {
  const { emptyCohort: words } = useWords(coordinationWords)
  return (
    <section className="card stack">
      <p>{words.title}</p>
      {isSteered && (
        <>
          <p className="lead">{words.next}</p>
          <p className="row">
            <a className="btn" href={`/cohortes/${cohortId}/importer`}>
              <Icon name="upload" />
              {words.importer}
            </a>
            <a className="btn second" href={`/cohortes/${cohortId}/invitations`}>
              <Icon name="user-plus" />
              {words.invitations}
            </a>
          </p>
        </>
      )}
    </section>
  )
}

/** The next step where no course is chosen yet. */
function CourselessCohort({ cohortId, isSteered }: { cohortId: string; isSteered: boolean }) {
  const { emptyCohort: words } = useWords(coordinationWords)
  return (
    <section className="card stack">
      <p>{words.noCourse}</p>
      {isSteered && (
        <p>
          <a className="btn" href={`/cohortes/${cohortId}/reglages`}>
            {words.settings}
          </a>
        </p>
      )}
    </section>
  )
}

function OrganisationTable({ board, today }: { board: Board; today: CalendarDay }) {
  const words = useWords(coordinationWords)
  const language = useLanguage()
  const { organisationColumns: columns } = words.board
  return (
    <FoldingTable
      caption={say(words.board.caption, { date: formatDay(today, language) })}
      columns={[
        { label: words.board.organisation },
        { label: columns.people, isNumber: true },
        { label: columns.never, isNumber: true },
        { label: columns.late, isNumber: true },
        { label: columns.finished, isNumber: true },
        { label: columns.last },
      ]}
      lines={board.organisations.map((line) => ({
        key: line.id ?? 'none',
        cells: [
          <a key="name" href={`?organisation=${line.id ?? 'none'}`} dir="auto">
            {line.name ?? words.board.noOrganisation}
          </a>,
          line.people,
          line.never,
          line.late,
          line.finished,
          line.lastAt ? formatAgo(line.lastAt, language, startOfMoroccoDay(today)) : words.plan.none,
        ],
      }))}
    />
  )
}
