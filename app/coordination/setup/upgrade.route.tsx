import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { UPGRADE_CHOICES, upgradeLines, versionChanges } from '#app/rules/upgrade.ts'
import { upgradeCourse } from './upgrade-course.server.ts'
import { UpgradePage } from './upgrade-page.tsx'
import { upgradableCourse, upgradeFacts } from './upgrade.queries.server.ts'
import { setupWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid(), courseId: z.string().regex(/^[a-z0-9-]{1,40}$/) })
const choices = z.enum(UPGRADE_CHOICES)

export const loader = asStaff(params, async ({ db, viewer, params: { id, courseId }, url, language }) => {
  const course = await upgradableCourse(db, viewer, id, courseId)
  const choice = choices.catch('unfinished').parse(url.searchParams.get('pour'))
  const { persons, older, newer } = await upgradeFacts(db, course)
  return {
    title: say(setupWords[language].upgrade.title, { number: course.newest?.number ?? course.number }),
    ...{ course, choice },
    changes: versionChanges(older, newer),
    lines: upgradeLines(persons, newer, choice),
  }
})

export const action = asStaff(params, async ({ db, viewer, params: { id, courseId }, request, now }) => {
  await upgradableCourse(db, viewer, id, courseId)
  const form = z.object({ choice: choices, number: z.coerce.number().int() }).safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  const { ok } = await upgradeCourse(db, viewer, { cohortId: id, courseId, ...form.data }, now)
  throw redirect(ok ? `/cohortes/${id}/reglages?garde` : `/cohortes/${id}/versions/${courseId}`, 303)
})

export default function Upgrade() {
  return <UpgradePage {...useLoaderData<typeof loader>()} />
}
