import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say, sayCount } from '#app/language/words.ts'
import { directionOf } from '#app/rules/languages.ts'
import type { ReadyResult, RecentRelease } from './release.queries.server.ts'
import { gradingWords } from './words/words.ts'

type Props = {
  ready: ReadyResult[]
  recent: RecentRelease[]
  released: number | null
  refused: Array<{ name: string; text: string }>
  isNothingChosen: boolean
}

/** Results that their authors do not see yet: each with what its author will read, released together by one button. */
export function ReleasePage({ ready, recent, released, refused, isNothingChosen }: Props) {
  const { release: words, queue, done } = useWords(gradingWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: '/correction?onglet=a-publier', label: queue.title }}>
      <h1>{words.title}</h1>
      {released !== null && released > 0 && (
        <Notice kind="ok" title={done.title} isNews>
          {sayCount(words.released, released, language)}
        </Notice>
      )}
      {refused.map(({ name, text }) => (
        <Notice key={name} kind="warn" isNews>
          {say(words.notReleased, { name, because: text })}
        </Notice>
      ))}
      {isNothingChosen && (
        <Notice kind="bad" isNews>
          {words.nothingChosen}
        </Notice>
      )}
      {ready.length === 0 ? (
        <div className="card">
          <p>{words.none}</p>
          <p>
            <a href="/correction">{words.toQueue}</a>
          </p>
        </div>
      ) : (
        <form method="post" className="stack">
          <p className="lead">{words.lead}</p>
          {ready.map((result) => (
            <Ready key={result.id} result={result} />
          ))}
          <button className="btn">
            <Icon name="send" />
            {words.button}
          </button>
        </form>
      )}
      {recent.length > 0 && (
        <section className="section stack">
          <h2>{words.recent}</h2>
          <p className="muted">{words.recentLead}</p>
          <ul className="tasks">
            {recent.map((one) => (
              <li key={one.id}>
                <span>
                  <a href={`/correction/${one.id}`}>
                    <bdi>{one.name}</bdi>
                  </a>
                  <span className="about">{say(words.at, { when: one.releasedAt })}</span>
                </span>
                {one.decision && <Tag tone={one.decision === 'return' ? 'info' : 'ok'}>{queue.decided[one.decision]}</Tag>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </StaffPage>
  )
}

function Ready({ result }: { result: ReadyResult }) {
  const { release: words, queue } = useWords(gradingWords)
  const language = useLanguage()
  const values = { points: formatNumber(result.points ?? 0, language), of: formatNumber(result.maxPoints, language) }
  return (
    <article className="card">
      <label className="choice">
        <input type="checkbox" name="submission" value={result.id} defaultChecked />
        <span>
          <b>{say(words.choose, { name: result.name })}</b>
          <br />
          <span className="hint" dir="auto">
            {result.title}
          </span>
        </span>
      </label>
      <p className="tags">
        {result.decision === 'return' ? (
          <Tag tone="info">{queue.decided.return}</Tag>
        ) : (
          <Tag tone={result.isPassed ? 'ok' : 'warn'} icon={result.isPassed ? 'circle-check' : 'circle-alert'}>
            {say(result.isPassed ? queue.passed : queue.notPassed, values)}
          </Tag>
        )}
        {result.penalty > 0 && <Tag tone="warn">{sayCount(words.late, result.penalty, language)}</Tag>}
      </p>
      <p className="muted">
        {say(words.language, { language: words.languages[result.authorLanguage] })} {words.channel}
      </p>
      <details>
        <summary>{say(words.preview, { name: result.name })}</summary>
        <Preview result={result} />
        <p>
          <a href={`/correction/${result.id}`}>{words.open}</a>
        </p>
      </details>
    </article>
  )
}

function Preview({ result }: { result: ReadyResult }) {
  const { release: words } = useWords(gradingWords)
  return (
    <div className="stack" lang={result.authorLanguage} dir={directionOf(result.authorLanguage)}>
      <p className="said" dir="auto">
        {result.message === '' ? words.noMessage : result.message}
      </p>
      <dl className="tight">
        {result.criteria.map((criterion) => (
          <div key={criterion.id}>
            <dt>
              <b>{criterion.title}</b>
            </dt>
            <dd>
              {criterion.level}
              {' · '}
              {criterion.points}
              {' / '}
              {criterion.maxPoints}
              {criterion.comment !== '' && (
                <span className="hint" dir="auto">
                  {criterion.comment}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {result.remarks.map((remark) => (
        <div key={remark.id} className="tight">
          {remark.part && <p className="hint">{remark.part}</p>}
          {remark.quote && <blockquote dir="auto">{remark.quote}</blockquote>}
          <p className="said" dir="auto">
            {remark.body}
          </p>
        </div>
      ))}
    </div>
  )
}
