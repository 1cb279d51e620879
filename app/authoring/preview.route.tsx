import { useLoaderData } from '@remix-run/react'
import { asAuthor } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { textIn } from '#app/rules/languages.ts'
import { tablesOf } from '#app/rules/plan-parts.ts'
import { mostFiles, takesVoice } from '#app/rules/part-files.ts'
import { versionToWrite } from './assignments.queries.server.ts'
import { assignmentParams, versionNumber } from './authoring.forms.ts'
import { PreviewPage } from './preview-page.tsx'
import { previewTables } from './preview-tables.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAuthor(assignmentParams, async ({ db, viewer, params, language, url }) => {
  const { number, body, rubric, rendered } = await versionToWrite(
    db,
    viewer,
    params.key,
    versionNumber.parse(url.searchParams.get('version')),
  )
  return {
    title: textIn(body.title, language),
    assignmentKey: params.key,
    number,
    brief: textIn(rendered.brief, language),
    statement: textIn(body.statement, language),
    parts: body.parts.map((part) => ({
      id: part.id,
      title: textIn(part.title, language),
      questions: part.questions.map((question) => textIn(question, language)),
      words: part.words ?? null,
      files: mostFiles(part),
      voice: takesVoice(part),
      tables: tablesOf(body, part).flatMap((table) => previewTables(table, language)),
    })),
    criteria: rubric.criteria.map((criterion) => ({
      id: criterion.id,
      title: textIn(criterion.title, language),
      levels: criterion.levels.map(({ id, from, to, label, descriptor }) => ({
        ...{ id, from, to },
        label: textIn(label, language),
        descriptor: textIn(descriptor, language),
      })),
    })),
    pass: { pass: rubric.pass.total, total: rubric.total },
  }
})

export default function Preview() {
  return <PreviewPage {...useLoaderData<typeof loader>()} />
}
