import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asBankKeeper } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { keyInWords } from '#app/questions/explained-answer.ts'
import { languagesOf } from '#app/rules/bank.ts'
import { withDrawn } from '#app/rules/calculated.ts'
import { textIn } from '#app/rules/languages.ts'
import { questionParams } from './bank.forms.ts'
import { bankCourses } from './bank-list.queries.server.ts'
import { putAwayQuestion } from './put-away-question.server.ts'
import { QuestionPage } from './question-page.tsx'
import { picturesOf } from './question-draft.ts'
import { questionOf, twinsOf } from './question.queries.server.ts'
import { placesOf, usageOf } from './usage.queries.server.ts'
import { bankWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asBankKeeper(questionParams, async ({ db, viewer, params, language, url }) => {
  const kept = await questionOf(db, viewer, params.key)
  if (!kept) throw new Response(null, { status: 404 })
  const [courses, twins, usage, places] = await Promise.all([
    bankCourses(db, viewer, language),
    twinsOf(db, kept),
    usageOf(db, [kept.key]),
    placesOf(db, kept.key, language),
  ])
  const { question, ...about } = kept
  const fixed = withDrawn(question, null)
  const course = courses.find(({ id }) => id === kept.courseId)
  const stem = textIn(fixed.stem, language)
  return {
    title: `${bankWords[language].title} · ${stem.slice(0, 60)}`,
    isSaved: url.searchParams.has('enregistre'),
    asked: {
      ...about,
      kind: question.kind,
      stem,
      pictures: picturesOf(question),
      languages: languagesOf(question),
      key: keyInWords(fixed, language),
      guide: question.kind === 'written' ? textIn(question.guide, language) : null,
      explanation: textIn(fixed.explanation, language),
      hint: fixed.hint ? textIn(fixed.hint, language) : null,
      tags: question.tags ?? [],
      objectives: (course?.objectives ?? []).filter(({ id }) => question.objectives.includes(id)).map(({ text }) => text),
      course: course?.title ?? kept.courseId,
      address: kept.key,
      attempts: usage.get(kept.key)?.attempts ?? 0,
      places,
      twins,
    },
  }
})

export const action = asBankKeeper(questionParams, async ({ db, viewer, params, now, request }) => {
  const kept = await questionOf(db, viewer, params.key)
  if (!kept) throw new Response(null, { status: 404 })
  const act = (await request.formData()).get('act')
  if (act !== 'archive' && act !== 'bring-back') throw new Response(null, { status: 400 })
  await putAwayQuestion(db, viewer, kept, act === 'archive', now)
  throw redirect(`/banque/questions/${kept.key}?enregistre=1`, 303)
})

export default function Question() {
  return <QuestionPage {...useLoaderData<typeof loader>()} />
}
