import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { learningWords } from '../words/words.ts'
import { GlossaryPage } from './glossary-page.tsx'
import { glossaryOf } from './glossary.queries.server.ts'

export const meta = pageTitle
export const headers = () => ({ 'Cache-Control': 'private, no-cache' })

export const loader = asLearner(z.object({ id: z.string().max(60) }), async ({ db, viewer, params, language, now }) => {
  const glossary = await glossaryOf(db, viewer, params.id, language, moroccoDay(now))
  if (!glossary) throw new Response(null, { status: 404 })
  return { title: learningWords[language].glossary.title, courseId: params.id, glossary }
})

export default function Glossary() {
  const { courseId, glossary } = useLoaderData<typeof loader>()
  return <GlossaryPage courseId={courseId} course={glossary.course} terms={glossary.terms} />
}
