import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { PlanText } from '#app/interface/plan/plan-text.tsx'
import { ReadTable } from '#app/interface/plan/read-table.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import type { ReadPart } from './shown-version.ts'
import { planWords } from './words/words.ts'

type Sample = { planId: string; partId: string; partTitle: string; text: string; tables: ReadPart['tables'] }

/** One part of the worked example, to compare with one's own after writing it. */
export function SamplePage({ sample }: { sample: Sample }) {
  const words = useWords(planWords)
  const { onlyFrench } = useWords(interfaceWords)
  const isReadersLanguage = useLanguage() === 'fr'
  return (
    <LearnerPage back={{ to: `/plan/${sample.planId}/${sample.partId}`, label: words.sample.back }}>
      <p className="eyebrow">{words.sample.eyebrow}</p>
      <h1>{sample.partTitle}</h1>
      <Notice kind="info">{words.sample.about}</Notice>
      {!isReadersLanguage && <Notice kind="info">{onlyFrench}</Notice>}
      {sample.text !== '' && (
        <div lang="fr" dir="ltr">
          <PlanText text={sample.text} />
        </div>
      )}
      {sample.tables.map((table) => (
        <ReadTable key={table.id} table={table} />
      ))}
    </LearnerPage>
  )
}
