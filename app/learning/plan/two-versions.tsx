import { Notice } from '#app/interface/notice.tsx'
import { PlanText } from '#app/interface/plan/plan-text.tsx'
import { ReadTable } from '#app/interface/plan/read-table.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import type { ShownConflict } from './shown-part.ts'
import { planWords } from './words/words.ts'

/** Two versions of a part side by side, to keep one or both; nothing is deleted by the choice. */
export function TwoVersions({ address, versions, isGone }: { address: string; versions: ShownConflict[]; isGone: boolean }) {
  const { conflict } = useWords(planWords)
  return (
    <section className="stack" id="versions">
      <Notice kind="warn" title={conflict.title} isNews>
        <p>{isGone ? conflict.gone : conflict.lead}</p>
      </Notice>
      <form method="post" action={`${address}/choisir`} className="stack">
        {versions.map((version) => (
          <article key={version.id} className="card">
            <h2>{say(conflict.version, { when: version.when })}</h2>
            <PlanText text={version.text} />
            {version.tables.length > 0 && (
              <details>
                <summary>{conflict.tablesToo}</summary>
                <div className="stack">
                  {version.tables.map((table) => (
                    <ReadTable key={table.id} table={table} />
                  ))}
                </div>
              </details>
            )}
            <p>
              <button className="btn second wide" name="keep" value={version.id}>
                {conflict.keep}
              </button>
            </p>
          </article>
        ))}
        <p>
          <button className="btn second wide" name="keep" value="both">
            {conflict.both}
          </button>
        </p>
      </form>
    </section>
  )
}
