import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import { authoringWords } from './words/words.ts'

type Props = {
  title: string
  assignmentKey: string
  versions: Array<{ number: number; plans: number; day: string }>
  runs: Array<{ id: string; cohort: string; number: number }>
  saved: number | null
  isSame: boolean
  isChosen: boolean
}

function News({ saved, isSame, isChosen }: Pick<Props, 'saved' | 'isSame' | 'isChosen'>) {
  const { news } = useWords(authoringWords)
  const text = saved !== null ? say(news.saved, { n: saved }) : isSame ? news.same : isChosen ? news.chosen : null
  return text === null ? null : (
    <Notice kind="ok" isNews>
      {text}
    </Notice>
  )
}

/** An assignment: ways to change and to see it, its versions, and which one new plans of each cohort get. */
export function AssignmentPage(props: Props) {
  const { title, assignmentKey, versions, runs } = props
  const words = useWords(authoringWords)
  const language = useLanguage()
  const address = `/devoirs/${assignmentKey}`
  return (
    <StaffPage back={{ to: '/devoirs', label: words.back }}>
      <h1>{title}</h1>
      <News {...props} />
      <p className="row">
        {LANGUAGES.map((one) => (
          <a key={one} className="btn second" href={`${address}/modifier?langue=${one}`}>
            <Icon name="pencil" />
            {words.editIn[one]}
          </a>
        ))}
      </p>
      <section className="section stack" aria-labelledby="cohortes">
        <h2 id="cohortes">{words.cohorts}</h2>
        <p className="hint">{runs.length === 0 ? words.noCohorts : words.cohortsHint}</p>
        {runs.map((run) => (
          <form key={run.id} method="post" action={address} className="card row between">
            <input type="hidden" name="runId" value={run.id} />
            <div className="field">
              <label htmlFor={`v-${run.id}`}>{say(words.chooseFor, { cohort: run.cohort })}</label>
              <select className="input" id={`v-${run.id}`} name="number" defaultValue={run.number}>
                {versions.map(({ number }) => (
                  <option key={number} value={number}>
                    {say(words.version, { n: number })}
                  </option>
                ))}
              </select>
            </div>
            <button className="btn second">{words.choose}</button>
          </form>
        ))}
      </section>
      <section className="section stack" aria-labelledby="versions">
        <h2 id="versions">{words.history}</h2>
        <p className="hint">{words.never}</p>
        <ul className="tasks">
          {versions.map(({ number, plans, day }) => (
            <li key={number}>
              <a href={`${address}/apercu?version=${number}`}>
                {say(words.version, { n: number })} {say(words.since, { day })}
              </a>
              <span className="hint">{sayCount(words.usedBy, plans, language)}</span>
            </li>
          ))}
        </ul>
      </section>
    </StaffPage>
  )
}
