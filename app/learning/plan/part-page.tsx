import type { ReactNode } from 'react'
import { EDITOR_BYTES } from '#app/interface/editor-weight.ts'
import editorScript from '#app/interface/editor.client.tsx?worker&url'
import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { usePage } from '#app/interface/page.ts'
import { PlanText } from '#app/interface/plan/plan-text.tsx'
import { ReadTable } from '#app/interface/plan/read-table.tsx'
import { planTableWords } from '#app/interface/plan/words/words.ts'
import { interfaceWords } from '#app/interface/words/words.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatBytes, say, sayCount } from '#app/language/words.ts'
import { directionOf } from '#app/rules/languages.ts'
import { EditGroupForm } from './edit-group.tsx'
import { StatusTag } from './plan-page.tsx'
import type { ShownPart } from './shown-part.ts'
import { planWords } from './words/words.ts'

/** What the page of a part needs beside the part: the keys of the next save, the slot on the phone, and what happened just now. */
export type PartPageState = {
  saveId: string
  /** Where this phone keeps the words of this part; it names nobody. */
  slot: string
  /** A text that was refused for its length, as it was typed. */
  refusedText: string | null
  news: 'saved' | 'numbers' | 'brought-back' | null
}

const address = (part: ShownPart) => `/plan/${part.planId}/${part.id}`

function Help({ part }: { part: ShownPart }) {
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
function PartRemarks({ part }: { part: ShownPart }) {
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

function WordsField({ part, state }: { part: ShownPart; state: PartPageState }) {
  const words = useWords(planWords)
  const language = useLanguage()
  const size = formatBytes(EDITOR_BYTES, language)
  const advice = part.advice === 'too-short' ? words.part.tooShort : part.advice === 'too-long' ? words.part.tooLong : ''
  const facts = [
    sayCount(words.part.words, part.words, language),
    advice,
    part.keptAt ? say(words.part.keptAt, { when: part.keptAt }) : '',
  ].filter((text) => text !== '')
  return (
    <div className="field">
      <label htmlFor="text">{words.part.answer}</label>
      {part.length && (
        <p className="hint" id="text-hint">
          {say(words.part.length, part.length)}
        </p>
      )}
      <p>
        <button
          type="button"
          className="btn quiet"
          hidden
          data-script={editorScript}
          data-editor="text"
          data-words={JSON.stringify(words.editor)}
        >
          <Icon name="bold" />
          {say(words.part.rich, { size })}
        </button>
      </p>
      <textarea
        className="input"
        id="text"
        name="text"
        dir="auto"
        maxLength={60_000}
        aria-describedby={part.length ? 'text-hint' : undefined}
        aria-invalid={state.refusedText === null ? undefined : true}
        defaultValue={state.refusedText ?? part.text}
      />
      <p className="hint">{facts.join(' · ')}</p>
    </div>
  )
}

function DoneChoice({ part }: { part: ShownPart }) {
  const words = useWords(planWords)
  return (
    <fieldset>
      <legend className="label">{words.part.isDone}</legend>
      <label className="choice">
        <input type="radio" name="done" value="yes" defaultChecked={part.isDone} />
        <span>{words.part.yes}</span>
      </label>
      <label className="choice">
        <input type="radio" name="done" value="later" defaultChecked={!part.isDone} />
        <span>{words.part.later}</span>
      </label>
    </fieldset>
  )
}

/** What this phone kept and the server does not have yet; the base script shows it when there is something. */
function KeptOnPhone() {
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

function Coherence({ part }: { part: ShownPart }) {
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

function Products({ part }: { part: ShownPart }) {
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

function Computed({ part }: { part: ShownPart }) {
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

function SyncLine() {
  const { viewer } = usePage()
  const { sync } = useWords(interfaceWords)
  const words = useWords(planWords)
  return (
    <p className="row between">
      <span className="sync" data-sync="">
        <Icon name="cloud-check" />
        <span>{sync.sent}</span>
      </span>
      {viewer?.isSharedPhone && <span className="muted">{words.sync.shared}</span>}
    </p>
  )
}

function PartForm({ part, state }: { part: ShownPart; state: PartPageState }) {
  const words = useWords(planWords)
  const { viewer } = usePage()
  const hasMoney = part.groups.length > 0
  return (
    <form
      method="post"
      action={address(part)}
      className="stack"
      data-send={`${address(part)}/garder`}
      data-keep={viewer?.isSharedPhone ? undefined : state.slot}
    >
      <input type="hidden" name="id" value={state.saveId} />
      <input type="hidden" name="basedOn" value={part.basedOn} />
      {/* The first button of a form is the one that the Enter key presses. */}
      <button className="hidden" name="then" value="stay" tabIndex={-1} aria-hidden="true" />
      <WordsField part={part} state={state} />
      {hasMoney && <h2>{words.tables.title}</h2>}
      {part.groups
        .filter(({ rows }) => rows.length > 0)
        .map((group) => (
          <EditGroupForm key={group.id} group={group} />
        ))}
      <Products part={part} />
      {hasMoney && (
        <div className="stack">
          <p className="hint">{words.tables.computedOnSave}</p>
          <p>
            <button className="btn second" name="then" value="stay">
              {words.tables.compute}
            </button>
          </p>
          {part.filled.some(({ rows }) => rows.length > 0) && (
            <details>
              <summary>{words.tables.wholeTable}</summary>
              <div className="stack">
                {part.filled
                  .filter(({ rows }) => rows.length > 0)
                  .map((table) => (
                    <ReadTable key={table.id} table={table} />
                  ))}
              </div>
            </details>
          )}
        </div>
      )}
      <Computed part={part} />
      <Coherence part={part} />
      <DoneChoice part={part} />
      <SyncLine />
      <p>
        <button className="btn wide" name="then" value={part.phase === 'returned' ? 'remarks' : 'next'}>
          {words.part.save}
        </button>
      </p>
    </form>
  )
}

function Reading({ part }: { part: ShownPart }) {
  const words = useWords(planWords)
  const tables = [...part.filled, ...part.computed].filter(({ rows }) => rows.length > 0)
  return (
    <>
      {part.phase === 'waiting' && (
        <Notice kind="info">
          <p>{words.phases.readOnly}</p>
          <p>{words.phases.canWithdraw}</p>
        </Notice>
      )}
      {part.text.trim() === '' && tables.length === 0 ? <p className="muted">{words.part.nothing}</p> : <PlanText text={part.text} />}
      {tables.map((table) => (
        <ReadTable key={table.id} table={table} />
      ))}
      <Coherence part={part} />
    </>
  )
}

function News({ part, state }: { part: ShownPart; state: PartPageState }) {
  const words = useWords(planWords)
  if (state.refusedText !== null) return <ErrorSummary faults={[{ field: 'text', text: words.part.tooLongRefused }]} />
  if (part.faults.length > 0)
    return (
      <>
        {state.news && <p role="status">{words.part.savedNotDone}</p>}
        <ErrorSummary faults={part.faults} />
      </>
    )
  if (state.news === 'brought-back')
    return (
      <Notice kind="ok" isNews>
        {words.history.brought}
      </Notice>
    )
  return state.news ? (
    <Notice kind="ok" isNews>
      {words.part.saved}
    </Notice>
  ) : null
}

/** One part of a plan: help, remarks, the text, its tables, and what comes next. `conflict` stands instead of the form while two versions wait. */
export function PartPage({ part, state, conflict }: { part: ShownPart; state: PartPageState; conflict: ReactNode }) {
  const words = useWords(planWords)
  const body = part.mayWrite ? <PartForm part={part} state={state} /> : <Reading part={part} />
  return (
    <LearnerPage back={{ to: `/plan/${part.planId}`, label: words.toPlan }}>
      <p className="eyebrow">{say(words.part.place, { n: part.n, of: part.of })}</p>
      <div className="row between">
        <h1>{part.title}</h1>
        <StatusTag status={part.status} />
      </div>
      <News part={part} state={state} />
      <KeptOnPhone />
      <Help part={part} />
      <PartRemarks part={part} />
      {conflict ?? body}
      {part.maySeeSample && (
        <p>
          <a href={`${address(part)}/modele`}>
            <Icon name="book-open" /> {words.sample.link}
          </a>
        </p>
      )}
      <p>
        <a href={`${address(part)}/versions`}>
          <Icon name="history" /> {words.part.older}
        </a>
      </p>
      <nav className="row between">
        {part.previousId && <a href={`/plan/${part.planId}/${part.previousId}`}>{words.part.previous}</a>}
        <a href={`/plan/${part.planId}`}>{words.part.all}</a>
        {part.nextId && <a href={`/plan/${part.planId}/${part.nextId}`}>{words.part.next}</a>}
      </nav>
    </LearnerPage>
  )
}
