import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { pathFor } from '../path/path.queries.server.ts'
import { moduleBytes } from '../offline/packs.ts'
import { moduleSteps } from '../offline/packs.queries.server.ts'
import { ModulePage } from './module-page.tsx'

export const meta = pageTitle
export const headers = () => ({ 'Cache-Control': 'private, no-cache' })

export const loader = asLearner(z.object({ id: z.string().max(60) }), async ({ db, viewer, params, language, now }) => {
  const [found] = await pathFor(db, viewer, { moduleKey: params.id }, language, now)
  const module = found?.modules.find(({ key }) => key === params.id)
  if (!found || !module) throw new Response(null, { status: 404 })
  const { courseId, short, isOpen, opensOn } = found
  const bytes = moduleBytes(await moduleSteps(db, viewer, params.id, language, now))
  return { title: module.title, today: moroccoDay(now), course: { courseId, short, isOpen, opensOn }, module, bytes }
})

export default function Module() {
  const { course, module, today, bytes } = useLoaderData<typeof loader>()
  return <ModulePage course={course} module={module} today={today} bytes={bytes} />
}
