import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { PLAN_MODELS, type PlanModel } from '#app/rules/plan-runs.ts'
import { Outdated, RunEffect, type Effect } from './run-effect.tsx'
import { fieldsTyped, type RunFields } from './run-fields.ts'
import { RunForm } from './run-form.tsx'
import type { OutdatedResult } from './runs.queries.server.ts'
import { runsWords, type RunsWords } from './words/words.ts'

/** What the page answers to a change: why not, or whom it affects, with what was typed. */
export type Answer = { because: keyof RunsWords['refusals'] | null; typed: Record<string, string>; effect: Effect | null }

type Props = {
  run: { cohortId: string; cohort: string; key: string; name: string; revision: number; dueDay: string | null }
  today: string
  model: PlanModel | null
  picked: PlanModel | null
  fields: RunFields
  outdated: OutdatedResult[]
  isSaved: boolean
  recalculated: number | null
  answer: Answer | null
}

/** How a cohort runs a final assignment: a model to begin with, every setting, whom a change affects before it is kept, and results to work out again. */
export function RunPage({ run, today, model, picked, fields, outdated, isSaved, recalculated, answer }: Props) {
  const words = useWords(runsWords)
  const language = useLanguage()
  const to = `/cohortes/${run.cohortId}/plan/${run.key}`
  return (
    <StaffPage back={{ to: `/cohortes/${run.cohortId}/plan`, label: words.title }}>
      <p className="eyebrow">{run.cohort}</p>
      <h1 dir="auto">{[words.settings, run.name].join(' · ')}</h1>
      {isSaved && !answer && <Notice kind="ok" title={words.saved} isNews />}
      {recalculated !== null && !answer && <Notice kind="ok" title={sayCount(words.recalculated, recalculated, language)} isNews />}
      {answer?.because && <Notice kind="bad" title={words.refusals[answer.because]} isNews />}
      <p>
        <a href={`${to}/repartition`}>{words.shareOut}</a>
      </p>
      <Outdated outdated={outdated} to={to} />
      <section className="section stack" aria-labelledby="modeles">
        <h2 id="modeles">{words.pick}</h2>
        <p>{say(words.now, { model: model ? words.models[model] : words.own })}</p>
        <div className="cards">
          {PLAN_MODELS.map((one) => (
            <div key={one} className="card">
              <a href={`${to}?modele=${one}#reglages`} aria-current={one === picked ? 'true' : undefined}>
                <b>{words.models[one]}</b>
              </a>
              <p className="hint">{words.modelHints[one]}</p>
            </div>
          ))}
        </div>
        <p className="hint">{words.pickHint}</p>
      </section>
      <section className="section stack" aria-labelledby="reglages">
        <h2 id="reglages">{words.dates}</h2>
        {picked && !answer && <Notice kind="info" title={say(words.picked, { model: words.models[picked] })} />}
        <p>
          {run.dueDay ? say(words.deadline, { day: formatDay(run.dueDay, language, today) }) : words.noDeadline}{' '}
          <a href={`/cohortes/${run.cohortId}/dates?item=${run.key}`}>{words.moveDeadline}</a>
        </p>
        <RunForm to={to} revision={run.revision} fields={fieldsTyped(fields, answer?.typed ?? {})}>
          {answer?.effect && <RunEffect effect={answer.effect} />}
        </RunForm>
      </section>
    </StaffPage>
  )
}
