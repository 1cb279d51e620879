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
import { interfaceWords } from '#app/interface/words/words.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatBytes, say, sayCount } from '#app/language/words.ts'
import { PartFilesCard } from './files/part-files-card.tsx'
import { EditGroupForm } from './edit-group.tsx'
import { Coherence, Computed, Help, KeptOnPhone, PartRemarks, Products } from './part-help.tsx'
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
  /** Where the questions to the trainers about this part stand. */
  asking: 'answered' | 'waiting' | null
}

const address = (part: ShownPart) => `/plan/${part.planId}/${part.id}`

function WordsField({ part, state }: { part: ShownPart; state: PartPageState }) {
  const words = useWords(planWords)
  const language = useLanguage()
  const size = formatBytes(EDITOR_BYTES, language)
  const advice = part.advice === 'too-short' ? words.part.tooShort : part.advice === 'too-long' ? words.part.tooLong : ''
  const facts = [
    // While nothing is saved there is nothing to count: words that are being typed would stand beside « no word ».
    part.words > 0 ? sayCount(words.part.words, part.words, language) : '',
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
      {facts.length > 0 && <p className="hint">{facts.join(' · ')}</p>}
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
      autoComplete="off"
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
      {part.text.trim() === '' && tables.length === 0 && part.files.length === 0 ? (
        <p className="muted">{words.part.nothing}</p>
      ) : (
        <PlanText text={part.text} />
      )}
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
        <ErrorSummary faults={part.faults} isRecall={!state.news} />
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
      <PartFilesCard part={part} />
      {(part.mayWrite || state.asking !== null) && (
        <p>
          <a className={state.asking === 'answered' ? 'btn second' : 'back'} href={`${address(part)}/avis`}>
            <Icon name="message-square" />
            {state.asking === 'answered'
              ? words.asking.linkAnswered
              : state.asking === 'waiting'
                ? words.asking.linkWaiting
                : words.asking.link}
          </a>
        </p>
      )}
      {part.maySeeSample && (
        <p>
          <a className="back" href={`${address(part)}/modele`}>
            <Icon name="book-open" />
            {words.sample.link}
          </a>
        </p>
      )}
      <p>
        <a className="back" href={`${address(part)}/versions`}>
          <Icon name="history" />
          {words.part.older}
        </a>
      </p>
      <nav className="row between">
        {part.previousId && (
          <a className="alone" href={`/plan/${part.planId}/${part.previousId}`}>
            {words.part.previous}
          </a>
        )}
        {part.nextId && (
          <a className="alone" href={`/plan/${part.planId}/${part.nextId}`}>
            {words.part.next}
          </a>
        )}
        <a className="alone" href={`/plan/${part.planId}`}>
          {words.part.all}
        </a>
      </nav>
    </LearnerPage>
  )
}
