import { CohortTabs } from '#app/interface/cohort-tabs.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { cohortActs } from '#app/rules/new-cohort.ts'
import { SetupFields, type SetupProps } from './setup-page.tsx'
import type { CohortSettings } from './setup.queries.server.ts'
import { setupWords } from './words/words.ts'

type Props = Omit<SetupProps, 'submit'> & { cohort: CohortSettings; links: number; isSaved: boolean; seesPeople: boolean }

/** The settings of a cohort, the versions of its courses, and how it ends. */
export function SettingsPage({ cohort, links, isSaved, seesPeople, ...fields }: Props) {
  const words = useWords(setupWords)
  const language = useLanguage()
  const older = cohort.courses.filter(({ number, newest }) => newest > number)
  return (
    <StaffPage back={{ to: '/cohortes', label: words.cohorts }}>
      <p className="eyebrow">{textIn(cohort.programme, language)}</p>
      <h1 dir="auto">{cohort.name}</h1>
      <CohortTabs cohortId={cohort.id} here="reglages" seesPeople={seesPeople} />
      {isSaved && (
        <Notice kind="ok" isNews>
          {words.saved}
        </Notice>
      )}
      {cohort.closedAt && <Notice kind="warn">{say(words.closedSince, { date: formatDay(moroccoDay(cohort.closedAt), language) })}</Notice>}
      <SetupFields {...fields} submit={words.save} />
      <section className="section stack">
        <h2>{words.versions.title}</h2>
        <ul className="tasks">
          {cohort.courses.map(({ courseId, short, number, newest }) => (
            <li key={courseId}>
              <span>{textIn(short, language)}</span>
              {newest > number ? (
                <a href={`/cohortes/${cohort.id}/versions/${courseId}`}>{say(words.versions.newer, { number, newest })}</a>
              ) : (
                <span className="tag plain">{say(words.versions.current, { number })}</span>
              )}
            </li>
          ))}
        </ul>
        {older.length > 0 && <p className="hint">{words.versions.hint}</p>}
      </section>
      <section className="section stack">
        <h2>{words.ending}</h2>
        {cohortActs(cohort).map((act) => (
          <form key={act} method="post" className="stack">
            <input type="hidden" name="act" value={act} />
            <p className="hint">{act === 'close' ? sayCount(words.closeHint, links, language) : words.actHints[act]}</p>
            <p>
              <button className="btn second">{words.acts[act]}</button>
            </p>
          </form>
        ))}
      </section>
    </StaffPage>
  )
}
