import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { fileStoreOf } from '#app/platform/file-store.server.ts'
import { demandTurn } from '#app/platform/take-turn.server.ts'
import { textIn } from '#app/rules/languages.ts'
import { mostFiles, roomFor, type FileRefusal } from '#app/rules/part-files.ts'
import { fieldsOf, partParams } from '../plan.forms.ts'
import { partOf, planInView } from '../plan.queries.server.ts'
import { addFile } from './add-file.server.ts'
import { changeFile } from './change-file.server.ts'
import { addForm, fileForm } from './files.forms.ts'
import { FilesPage } from './files-page.tsx'
import { removedFiles } from './files.queries.server.ts'
import { SENDING } from './sending.ts'
import { partFilesWords } from './words/words.ts'

export const meta = pageTitle

const NEWS = { ajoute: 'added', renomme: 'renamed', retire: 'removed', remis: 'back', texte: 'said' } as const
const newsShape = z.enum(['ajoute', 'renomme', 'retire', 'remis', 'texte'])
const DONE = { remove: 'retire', 'put-back': 'remis', say: 'texte' } as const

export const loader = asLearner(partParams, async ({ db, viewer, params, now, language, url }) => {
  const plan = await planInView(db, viewer, params.id, now)
  const { part, content } = partOf(plan, params.part)
  const files = [...(content.files ?? [])]
  const held = files.map(({ kind }) => kind)
  const news = newsShape.safeParse(url.searchParams.get('fait'))
  const partAddress = `/plan/${plan.id}/${part.id}`
  return {
    title: partFilesWords[language].title,
    news: news.success ? NEWS[news.data] : null,
    part: {
      address: `${partAddress}/fichiers`,
      partAddress,
      partTitle: textIn(part.title, language),
      mayWrite: plan.mayWrite,
      isAnonymous: plan.isAnonymous,
      files,
      removed: plan.mayWrite ? await removedFiles(db, plan.id, part.id, now) : [],
      left: Math.max(0, mostFiles(part) - held.filter((kind) => kind !== 'voice').length),
      takesVoice: roomFor(part, held, 'voice') === null,
    },
  }
})

const refused = (because: FileRefusal, what: 'file' | 'voice' = 'file', transcript = '') =>
  data({ because, what, transcript }, { status: 422 })

export const action = asLearner(partParams, async ({ db, viewer, params, request, now, language, path, secret, settings }) => {
  partOf(await planInView(db, viewer, params.id, now), params.part)
  const form = await request.formData()
  const place = { planId: params.id, partId: params.part }
  const change = fileForm.safeParse(fieldsOf(form))
  if (change.success) {
    const because = await changeFile(db, viewer, { ...place, ...change.data }, now)
    if (because) return refused(because)
    throw redirect(`${path}?fait=${DONE[change.data.act]}`, { status: 303 })
  }
  const sent = addForm.safeParse(Object.fromEntries(form))
  if (!sent.success || (sent.data.file.size === 0 && sent.data.file.name === '')) return refused('none')
  await demandTurn(db, SENDING, viewer.id, { secret, now })
  const { file, what, transcript } = sent.data
  const { unnamed, recording } = partFilesWords[language]
  const bytes = new Uint8Array(await file.arrayBuffer())
  const adding = { ...place, name: file.name, bytes, what, transcript, fallback: what === 'voice' ? recording : unnamed }
  const added = await addFile(db, fileStoreOf(settings), viewer, adding, now)
  if (!added.ok) return refused(added.because, what, transcript)
  throw redirect(`${path}?fait=${added.file.isOtherThanNamed ? 'renomme' : 'ajoute'}`, { status: 303 })
})

export default function FilesRoute() {
  const { part, news } = useLoaderData<typeof loader>()
  return <FilesPage part={part} news={news} refused={useActionData<typeof action>() ?? null} />
}
