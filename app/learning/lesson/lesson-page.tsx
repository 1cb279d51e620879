import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { saidIn } from '#app/interface/said-in.ts'
import { monthName } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatBytes, say, sayCount } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import { FRAME_BYTES } from '../offline/packs.ts'
import { learningWords } from '../words/words.ts'
import { Listen } from './listen.tsx'
import type { Neighbour, Place } from './lesson.queries.server.ts'

export type LessonOnPage = {
  key: string
  moduleKey: string
  title: string
  html: string
  textLanguage: Language
  minutes: number
  bytes: number
  verifiedOn: string | null
  questions: number
  isRead: boolean
}

export const addressOf = (neighbour: Pick<Neighbour, 'kind' | 'key'>) =>
  neighbour.kind === 'quiz' ? `/quiz/${neighbour.key}` : `/lecons/${neighbour.key}`

/** A lesson: what it costs to read, its text, and one button to go on. */
export function LessonPage({ lesson, place }: { lesson: LessonOnPage; place: Place }) {
  const words = useWords(learningWords)
  const language = useLanguage()
  const said = saidIn(lesson.textLanguage, language)
  return (
    <LearnerPage back={{ to: `/modules/${lesson.moduleKey}`, label: say(words.module, { n: place.moduleNumber }) }}>
      <p className="eyebrow">{say(words.modulePlace, { module: place.moduleNumber, n: place.n, of: place.of })}</p>
      <h1 {...said}>{lesson.title}</h1>
      <p className="muted">
        {sayCount(words.minutes, lesson.minutes, language)} · {formatBytes(lesson.bytes + FRAME_BYTES, language)}
      </p>
      {lesson.textLanguage !== language && <Notice kind="info">{words.lesson.onlyFrench}</Notice>}
      {place.isLegal && <Notice kind="info">{words.lesson.legal}</Notice>}
      <Listen textLanguage={lesson.textLanguage} />
      <article className="prose" {...said} dangerouslySetInnerHTML={{ __html: lesson.html }} />
      <Verified on={lesson.verifiedOn} />
      <ReadButton lesson={lesson} />
      <nav aria-label={words.lesson.places}>
        <ul className="tasks">
          {place.next && (
            <NeighbourRow label={place.next.kind === 'quiz' ? words.lesson.nextQuiz : words.lesson.next} neighbour={place.next} />
          )}
          {place.previous && <NeighbourRow label={words.lesson.previous} neighbour={place.previous} />}
          <li>
            <a href={`/modules/${lesson.moduleKey}`}>{words.lesson.list}</a>
            <Icon name="chevron-right" />
          </li>
        </ul>
      </nav>
    </LearnerPage>
  )
}

function NeighbourRow({ label, neighbour }: { label: string; neighbour: Neighbour }) {
  const language = useLanguage()
  return (
    <li>
      <div>
        <a href={addressOf(neighbour)}>{label}</a>
        <span className="about">
          <span {...saidIn(neighbour.titleLanguage, language)}>{neighbour.title}</span>
        </span>
      </div>
      <Icon name="chevron-right" />
    </li>
  )
}

function Verified({ on }: { on: string | null }) {
  const words = useWords(learningWords)
  const language = useLanguage()
  const [year, month] = (on ?? '').split('-')
  if (!year || !month) return null
  return <p className="muted">{say(words.lesson.verified, { month: monthName(Number(month), language), year })}</p>
}

function ReadButton({ lesson }: { lesson: LessonOnPage }) {
  const words = useWords(learningWords)
  if (!lesson.isRead) {
    return (
      <form method="post" action={`/lecons/${lesson.key}`} className="no-print">
        <button className="btn wide">{lesson.questions > 0 ? words.lesson.read : words.lesson.readOnly}</button>
      </form>
    )
  }
  return (
    <>
      <Notice kind="ok" title={words.lesson.isRead} />
      {lesson.questions > 0 && (
        <p className="no-print">
          <a className="btn wide" href={`/lecons/${lesson.key}/questions/1`}>
            {words.lesson.toQuestions}
          </a>
        </p>
      )}
    </>
  )
}
