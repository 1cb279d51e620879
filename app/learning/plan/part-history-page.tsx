import { LearnerPage } from '#app/interface/learner-page.tsx'
import { PlanText } from '#app/interface/plan/plan-text.tsx'
import { ReadTable } from '#app/interface/plan/read-table.tsx'
import type { ShownTable } from '#app/interface/plan/shown-table.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { planWords } from './words/words.ts'

type OlderText = { id: string; key: string; when: string; text: string; words: number; isNow: boolean; tables: ShownTable[] }
export type PartHistory = { planId: string; partId: string; partTitle: string; mayWrite: boolean; older: number; saved: OlderText[] }

/** Every saved text of a part, each to read and to bring back. */
export function PartHistoryPage({ history }: { history: PartHistory }) {
  const words = useWords(planWords)
  const language = useLanguage()
  const address = `/plan/${history.planId}/${history.partId}`
  return (
    <LearnerPage back={{ to: address, label: history.partTitle }}>
      <h1>{words.history.title}</h1>
      <p>{history.saved.length > 1 ? words.history.lead : words.history.none}</p>
      {history.saved.map((revision) => (
        <details key={revision.id}>
          <summary>
            {revision.when}
            {' · '}
            {revision.isNow ? words.history.now : sayCount(words.part.words, revision.words, language)}
          </summary>
          <div className="stack">
            <PlanText text={revision.text} />
            {revision.tables.map((table) => (
              <ReadTable key={table.id} table={table} />
            ))}
            {history.mayWrite && !revision.isNow && (
              <form method="post" action={`${address}/versions`}>
                <input type="hidden" name="id" value={revision.key} />
                <button className="btn second" name="revisionId" value={revision.id}>
                  {words.history.bringBack}
                </button>
              </form>
            )}
          </div>
        </details>
      ))}
      {history.older > 0 && <p className="muted">{sayCount(words.history.more, history.older, language)}</p>}
    </LearnerPage>
  )
}
