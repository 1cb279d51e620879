import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { ProgressBar } from '#app/interface/progress-bar.tsx'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import type { TestOfCourse } from '../quiz/course-tests.queries.server.ts'
import { StatusTag } from '../path/status-tag.tsx'
import { FinalRow, ModuleRows } from '../path/step-rows.tsx'
import { learningWords } from '../words/words.ts'
import type { HomeOnPage, NoticeOnPage, ProgrammeOnPage } from './home.ts'
import type { quizNews } from '../quiz/quiz-news.queries.server.ts'
import { NextWorkshops } from './next-workshops.tsx'
import { WhatNext } from './what-next.tsx'
import type { NextWorkshop } from './workshops.queries.server.ts'

type Props = {
  firstName: string
  home: HomeOnPage
  news: Awaited<ReturnType<typeof quizNews>>
  /** Parts of plans, and criteria of results, about which a trainer answered a question. */
  advice: Array<{ title: string; to: string }>
  tests: readonly TestOfCourse[]
  workshops: NextWorkshop[]
}

/** A learner's first page: what to do now, what happened, and the whole path. */
export function HomePage({ firstName, home, news, advice, tests, workshops }: Props) {
  const { home: words, tests: testWords } = useWords(learningWords)
  const language = useLanguage()
  const [before = '', after = ''] = words.hello.split('{name}')
  return (
    <LearnerPage>
      <h1>
        {before}
        <bdi>{firstName}</bdi>
        {after}
      </h1>
      {home.programmes.length === 0 ? (
        <Notice kind="info" title={words.noCourse}>
          {words.noCourseText}
        </Notice>
      ) : (
        <WhatNext card={home.card} today={home.today} />
      )}
      {tests.map(({ key, moment, questions, state }) => (
        <Line
          key={key}
          kind="info"
          text={`${testWords[moment]} · ${sayCount(testWords.about, questions, language)}`}
          to={`/quiz/${key}`}
          link={testWords[state === 'begun' ? 'goOn' : 'begin']}
        />
      ))}
      {home.notices.map((notice) => (
        <NoticeLine key={`${notice.notice}-${notice.to}`} notice={notice} today={home.today} />
      ))}
      {advice.map(({ title, to }) => (
        <Line key={to} kind="ok" text={say(words.notices.answered, { title })} to={to} link={words.notices.readAnswer} />
      ))}
      {news.map(({ news: kind, title, to }) => (
        <Line key={to + kind} kind="info" text={say(words.quizNews[kind], { title })} to={to} link={words.seeResult} />
      ))}
      {home.programmes.map((programme) => (
        <Programme key={programme.cohortId} programme={programme} today={home.today} />
      ))}
      <NextWorkshops workshops={workshops} today={home.today} />
      {home.due && (
        <p>
          <Icon name="calendar" /> {say(words.nextDate, { date: nextDateText(home.due, words.nextDateFor, language, home.today) })}
        </p>
      )}
      <p>
        {words.helpTitle} <a href="/aide">{words.helpLink}</a>
      </p>
    </LearnerPage>
  )
}

function nextDateText(due: NonNullable<HomeOnPage['due']>, text: string, language: 'fr' | 'en' | 'ar', today: CalendarDay): string {
  return say(text, { title: due.n === null ? due.title : `${due.n}. ${due.title}`, date: formatDay(due.day, language, today) })
}

function NoticeLine({ notice, today }: { notice: NoticeOnPage; today: CalendarDay }) {
  const words = useWords(learningWords).home
  const language = useLanguage()
  const { notices } = words
  switch (notice.notice) {
    case 'remarks':
      return <Line kind="info" text={sayCount(notices.remarks, notice.remarks, language)} to={notice.to} link={words.cards.readRemarks} />
    case 'answered':
      return <Line kind="ok" text={say(notices.answered, { title: notice.title })} to={notice.to} link={notices.readAnswer} />
    case 'revise':
      return <Line kind="warn" text={say(notices.revise, { title: notice.title })} to={notice.to} link={words.go} />
    case 'waiting':
      return <Line kind="info" text={say(notices.waiting, { title: notice.title })} to={notice.to} link={words.open} />
    case 'late':
      return <Line kind="warn" text={say(notices.late, { title: notice.title })} to={notice.to} link={words.open} />
    case 'due-soon':
      return (
        <Line
          kind="info"
          text={say(notices.dueSoon, { title: notice.title, date: notice.dueOn ? formatDay(notice.dueOn, language, today) : '' })}
          to={notice.to}
          link={words.open}
        />
      )
    case 'certificate':
      return <Line kind="ok" text={notices.certificate} to={notice.to} link={words.open} />
  }
}

function Line({ kind, text, to, link }: { kind: 'info' | 'ok' | 'warn'; text: string; to: string; link: string }) {
  return (
    <Notice kind={kind}>
      <p>{text}</p>
      <p>
        <a className="back" href={to}>
          {link}
          <Icon name="arrow-right" />
        </a>
      </p>
    </Notice>
  )
}

function Programme({ programme, today }: { programme: ProgrammeOnPage; today: CalendarDay }) {
  const words = useWords(learningWords)
  const language = useLanguage()
  const { done, of } = programme.progress
  const heading = `parcours-${programme.cohortId}`
  return (
    <section className="section stack" aria-labelledby={heading}>
      <div className="tight">
        <p className="eyebrow">{words.home.path}</p>
        <h2 id={heading}>{programme.title}</h2>
        <ProgressBar done={done} of={of}>
          {sayCount(words.stepsDone, done, language, { of })}
        </ProgressBar>
      </div>
      <ul className="tasks">
        <ModuleRows modules={programme.modules} today={today} />
        {programme.courses.map(({ courseId, title, status }, index) => (
          <li key={courseId}>
            <a href={`/cours/${courseId}`}>{say(words.numbered, { n: index + 1, title })}</a>
            <StatusTag status={status} />
          </li>
        ))}
        {programme.works.map((work) => (
          <FinalRow key={work.key} work={work} today={today} />
        ))}
      </ul>
    </section>
  )
}
