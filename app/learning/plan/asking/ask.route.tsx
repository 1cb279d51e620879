import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { filledTables } from '#app/interface/plan/shown-table.ts'
import { planTableWords } from '#app/interface/plan/words/words.ts'
import { formatInstant } from '#app/language/dates.ts'
import { textIn } from '#app/rules/languages.ts'
import { askAbout } from '#app/rules/part-questions.ts'
import { askForm, fieldsOf, partParams, withdrawForm } from '../plan.forms.ts'
import { partOf, planInView } from '../plan.queries.server.ts'
import { moneyOf } from '../shown-part.ts'
import { planWords } from '../words/words.ts'
import { AskPage } from './ask-page.tsx'
import { askTrainer } from './ask-trainer.server.ts'
import { noteAnswersSeen } from './note-answers-seen.server.ts'
import { questionsOf } from './questions.queries.server.ts'
import { withdrawQuestion } from './withdraw-question.server.ts'

export const meta = pageTitle

export const loader = asLearner(partParams, async ({ db, viewer, params, now, language, url }) => {
  const plan = await planInView(db, viewer, params.id, now)
  const part = partOf(plan, params.part)
  const asked = await questionsOf(db, plan.id, params.part)
  if (asked.some(({ answeredAt, seenAt }) => answeredAt !== null && seenAt === null))
    await noteAnswersSeen(db, { planId: plan.id, partId: params.part }, now)
  const showing = { money: moneyOf(plan), words: planTableWords[language], language }
  const { versions, isEmpty } = part.facts
  const waits = asked.some(({ answeredAt }) => answeredAt === null)
  const may = askAbout({ isOpen: plan.mayWrite, versions, isEmpty, question: '?', waits })
  return {
    title: planWords[language].asking.title,
    planId: plan.id,
    partId: params.part,
    partTitle: textIn(part.part.title, language),
    askId: randomUUID(),
    isEmpty,
    text: part.content.text,
    tables: part.tables
      .flatMap((table) => filledTables(table, part.content.tables[table.id], showing))
      .filter(({ rows }) => rows.length > 0),
    savedWhen: part.newest && formatInstant(part.newest.savedAt, language, now),
    refusal: may.ok ? null : may.because,
    isSent: url.searchParams.get('envoye') === 'oui',
    asked: asked.map(({ id, question, askedAt, answer, answeredAt, answeredBy }) => ({
      ...{ id, question, answer, answeredBy },
      askedWhen: formatInstant(askedAt, language, now),
      answeredWhen: answeredAt && formatInstant(answeredAt, language, now),
    })),
  }
})

export const action = asLearner(partParams, async ({ db, viewer, params, request, now, path }) => {
  const fields = fieldsOf(await request.formData())
  const withdrawn = withdrawForm.safeParse(fields)
  if (withdrawn.success) {
    await withdrawQuestion(db, viewer, { planId: params.id, id: withdrawn.data.withdraw }, now)
    throw redirect(path, { status: 303 })
  }
  const asked = askForm.safeParse(fields)
  if (!asked.success) return { because: 'too-long' as const, typed: String(fields['question'] ?? '') }
  const done = await askTrainer(db, viewer, { planId: params.id, partId: params.part, ...asked.data }, now)
  if (done.ok) throw redirect(`${path}?envoye=oui`, { status: 303 })
  return { because: done.because, typed: asked.data.question }
})

export default function AskRoute() {
  return <AskPage asking={useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}
