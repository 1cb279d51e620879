import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { pageTitle, tokenPreview } from '#app/interface/page.ts'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { textIn, type Language } from '#app/rules/languages.ts'
import { checkCode } from './certificates.queries.server.ts'
import { certificateWords } from './words/words.ts'

/** The title of the page, and a preview of the link that names nobody. */
export const meta = (given: Parameters<typeof pageTitle>[0] & { data: { language: Language; origin: string } | undefined }) => {
  const { title, about } = certificateWords[given.data?.language ?? 'fr'].public
  return [...pageTitle(given), ...tokenPreview({ title, about, origin: given.data?.origin ?? '' })]
}

export const loader = anyone(z.object({ code: z.string().max(60) }), async ({ db, params, language, origin }) => {
  const found = await checkCode(db, params.code)
  return data({ title: certificateWords[language].public.title, found, language, origin }, { status: found === null ? 404 : 200 })
})

export default function CheckRoute() {
  const { found } = useLoaderData<typeof loader>()
  const words = useWords(certificateWords).public
  const language = useLanguage()
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      {found === null && <Notice kind="warn">{words.unknown}</Notice>}
      {found === 'revoked' && <Notice kind="bad" title={words.revoked} />}
      {found !== null && found !== 'revoked' && (
        <>
          <Notice kind="ok" title={words.valid} />
          <dl className="facts card">
            <div>
              <dt>{words.name}</dt>
              <dd dir="auto">{found.name}</dd>
            </div>
            <div>
              <dt>{words.course}</dt>
              <dd>{textIn(found.title, language)}</dd>
            </div>
            <div>
              <dt>{words.date}</dt>
              <dd>{formatDay(found.completedOn, language)}</dd>
            </div>
          </dl>
        </>
      )}
    </LearnerPage>
  )
}
