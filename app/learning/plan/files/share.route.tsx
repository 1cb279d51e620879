import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { textIn } from '#app/rules/languages.ts'
import { mostFiles } from '#app/rules/part-files.ts'
import { planInView } from '../plan.queries.server.ts'
import { plansToWrite } from './files.queries.server.ts'
import { SharePage } from './share-page.tsx'
import { partFilesWords } from './words/words.ts'

export const meta = pageTitle

export const loader = asLearner(z.object({}), async ({ db, viewer, now, language }) => {
  const plans = await Promise.all((await plansToWrite(db, viewer)).map(({ id }) => planInView(db, viewer, id, now)))
  return {
    title: partFilesWords[language].share.title,
    plans: plans
      .filter(({ mayWrite }) => mayWrite)
      .map((plan) => ({
        id: plan.id,
        title: textIn(plan.assignment.title, language),
        parts: plan.parts.flatMap(({ part }) => (mostFiles(part) > 0 ? [{ id: part.id, title: textIn(part.title, language) }] : [])),
      })),
  }
})

/** A photo that reaches the server itself comes from a phone without a worker of ours: it is chosen again in the part. */
export const action = asLearner(z.object({}), async () => {
  throw redirect('/partager', 303)
})

export default function Share() {
  const { plans } = useLoaderData<typeof loader>()
  return <SharePage plans={plans} />
}
