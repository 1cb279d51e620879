import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { ReadTable } from '#app/interface/plan/read-table.tsx'
import { planTableWords } from '#app/interface/plan/words/words.ts'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { directionOf } from '#app/rules/languages.ts'
import type { ShownPart } from './shown-part.ts'
import { planWords } from './words/words.ts'

/** The questions that guide, open on the first visit, and a short example. */
export function Help({ part }: { part: ShownPart }) {
  const words = useWords(planWords)
  return (
    <>
      <details open={part.isNew}>
        <summary>{words.part.questions}</summary>
        <ol>
          {part.questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      </details>
      {part.example && (
        <details>
          <summary>{words.part.example}</summary>
          <div
            className="prose"
            lang={part.example.language}
            dir={directionOf(part.example.language)}
            dangerouslySetInnerHTML={{ __html: part.example.html }}
          />
        </details>
      )}
    </>
  )
}

/** The remarks of the version that was sent back, above the field they are about. */
export function PartRemarks({ part }: { part: ShownPart }) {
  const words = useWords(planWords)
  const open = part.remarks.filter(({ isTicked }) => !isTicked)
  if (part.phase !== 'returned' || open.length === 0) return null
  return (
    <section className="stack" aria-labelledby="remarks">
      <h2 id="remarks">{words.part.remarks}</h2>
      {open.map((remark) => (
        <article key={remark.id} className="card">
          {remark.quote && (
            <blockquote dir="auto">
              <span className="hidden">{say(words.part.fromVersion, { n: remark.n })}</span>
              {remark.quote}
            </blockquote>
          )}
          <p className="said" dir="auto">
            {remark.body}
          </p>
        </article>
      ))}
      <p>
        <a href={`/plan/${part.planId}/remarques`}>{words.plan.readRemarks}</a>
      </p>
    </section>
  )
}

/** What this phone kept and the server does not have yet; the base script shows it when there is something. */
export function KeptOnPhone() {
  const { sync } = useWords(planWords)
  return (
    <div className="notice warn" role="status" hidden data-kept="">
      <p data-when="back">{sync.restored}</p>
      <div data-when="newer" className="stack" hidden>
        <p>
          {sync.restore} {sync.restoreNewer}
        </p>
        <p className="row">
          <button type="button" className="btn second" data-use="kept">
            {sync.useKept}
          </button>
          <button type="button" className="btn second" data-use="sent">
            {sync.useSent}
          </button>
        </p>
      </div>
    </div>
  )
}

/** What the program noticed about the money of the plan, for this part. */
export function Coherence({ part }: { part: ShownPart }) {
  const { coherence } = useWords(planTableWords)
  if (part.coherence.length === 0) return null
  return (
    <section className="stack" aria-labelledby="coherence">
      <h2 id="coherence">{coherence.title}</h2>
      <p className="muted">{coherence.lead}</p>
      <ul className="tasks">
        {part.coherence.map(({ id, severity, text }) => (
          <li key={id}>
            <span dir="auto">{text}</span>
            <span className={severity === 'missing' ? 'tag info' : 'tag warn'}>
              <Icon name={severity === 'missing' ? 'pencil-line' : 'triangle-alert'} />
              {severity === 'missing' ? coherence.missing : coherence.warning}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where the products are written that the tables of this part stand on. */
export function Products({ part }: { part: ShownPart }) {
  const { tables } = useWords(planWords)
  if (part.productsPart === null) return null
  return (
    <Notice kind="info">
      <p>{tables.noProducts}</p>
      <p>
        <a href={`/plan/${part.planId}/${part.productsPart}`}>{tables.toProducts}</a>
      </p>
    </Notice>
  )
}

/** The tables of this part that the program works out. */
export function Computed({ part }: { part: ShownPart }) {
  const words = useWords(planTableWords)
  if (part.computed.length === 0 || part.productsPart !== null) return null
  return (
    <section className="stack">
      <p className="muted">{words.computedTable}</p>
      {part.computed.map((table) => (
        <ReadTable key={table.id} table={table} emptyText={words.notComputed} />
      ))}
    </section>
  )
}
