import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asAuthor } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { formatDay } from '#app/language/dates.ts'
import { textIn } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { AssignmentPage } from './assignment-page.tsx'
import { runsToChoose, versionsOf, versionToWrite } from './assignments.queries.server.ts'
import { assignmentParams, chooseForm, versionNumber } from './authoring.forms.ts'
import { chooseVersion } from './choose-version.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAuthor(assignmentParams, async ({ db, viewer, params, language, url }) => {
  const newest = await versionToWrite(db, viewer, params.key, null)
  const [versions, runs] = await Promise.all([versionsOf(db, params.key), runsToChoose(db, viewer, params.key)])
  return {
    title: textIn(newest.body.title, language),
    assignmentKey: params.key,
    versions: versions.map(({ number, plans, createdAt }) => ({ number, plans, day: formatDay(moroccoDay(createdAt), language) })),
    runs,
    saved: versionNumber.parse(url.searchParams.get('enregistre')),
    isSame: url.searchParams.has('identique'),
    isChosen: url.searchParams.has('choisie'),
  }
})

export const action = asAuthor(assignmentParams, async ({ db, viewer, params, request, now, path }) => {
  await versionToWrite(db, viewer, params.key, null)
  const form = chooseForm.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  await chooseVersion(db, viewer, { key: params.key, ...form.data }, now)
  throw redirect(`${path}?choisie=1`, 303)
})

export default function AssignmentRoute() {
  return <AssignmentPage {...useLoaderData<typeof loader>()} />
}
