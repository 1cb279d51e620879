import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { adviceNews } from '../plan/asking/questions.queries.server.ts'
import { criterionNews } from '../plan/criterion/criterion.queries.server.ts'
import { testsOf } from '../quiz/course-tests.queries.server.ts'
import { quizNews } from '../quiz/quiz-news.queries.server.ts'
import { pathFor } from '../path/path.queries.server.ts'
import { learningWords } from '../words/words.ts'
import { homeOf } from './home.ts'
import { HomePage } from './home-page.tsx'
import { nextWorkshops } from './workshops.queries.server.ts'

export const meta = pageTitle
export const headers = () => ({ 'Cache-Control': 'private, no-cache' })

export const loader = asLearner(z.object({}), async ({ db, viewer, language, now }) => {
  const [path, news, advice, criteria, tests, workshops] = await Promise.all([
    pathFor(db, viewer, 'all', language, now),
    quizNews(db, viewer, language),
    adviceNews(db, viewer, language),
    criterionNews(db, viewer, language),
    testsOf(db, viewer, null, now),
    nextWorkshops(db, viewer, moroccoDay(now)),
  ])
  return {
    title: learningWords[language].home.title,
    firstName: viewer.name.split(' ')[0] ?? viewer.name,
    home: homeOf(path, now),
    news,
    advice: [...advice, ...criteria],
    tests: tests.filter(({ state }) => state === 'todo' || state === 'begun'),
    workshops,
  }
})

export default function Home() {
  const { firstName, home, news, advice, tests, workshops } = useLoaderData<typeof loader>()
  return <HomePage firstName={firstName} home={home} news={news} advice={advice} tests={tests} workshops={workshops} />
}
