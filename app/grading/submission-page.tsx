import { useCallback, useState } from 'react'
import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { useLanguage } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { CriterionCard } from './criterion-card.tsx'
import { DecidedCard, DecisionCard, MoveForm, Total } from './decision-card.tsx'
import { useDrafts, WatchDrafts } from './drafts.tsx'
import { EarlierRemarks } from './earlier-remarks.tsx'
import { MessageCard } from './message-card.tsx'
import { OtherMarks } from './other-marks.tsx'
import { PartText } from './part-text.tsx'
import { RemarkPanel, useRemarks } from './remark-panel.tsx'
import { ShortcutsCard } from './shortcuts-card.tsx'
import type { ShownSubmission } from './shown-submission.ts'
import type { Done } from './submission.forms.ts'
import { InWords, useWorkWords, type WorkWords } from './work-words.tsx'

/** What was not done, and why; what was typed comes back. */
export type RefusedWork = { intent: string; text: string; criteria: string[]; typed: Record<string, string> }

export type SubmissionProps = {
  work: ShownSubmission
  words: WorkWords
  remarkKey: string
  /** Why a recording was not taken, where one was sent by a plain form. */
  voiceRefused: string | null
  done: Done | null
  decided: { name: string; id: string; verdict: 'return' | 'validate' | 'second' | 'moderator' } | null
  refused: RefusedWork | null
  /** The author's true name, which a coordinator asked for. */
  identified: string | null
}

/** One piece of work beside its rubric: parts, text, and the marking. A page of plain forms, which scripts make comfortable. */
export function SubmissionPage(props: SubmissionProps) {
  return (
    <InWords words={props.words}>
      <WatchDrafts>
        <Work {...props} />
      </WatchDrafts>
    </InWords>
  )
}

function Work({ work, remarkKey, voiceRefused, done, decided, refused, identified }: SubmissionProps) {
  const { work: words, saved, done: told } = useWorkWords()
  const language = useLanguage()
  const address = `/correction/${work.id}`
  const remarks = useRemarks(work, address, remarkKey, refused)
  const [points, setPoints] = useState(new Map(work.criteria.flatMap(({ id, mark }) => (mark ? [[id, mark.points] as const] : []))))
  const onPoints = useCallback((id: string, value: number | null) => {
    setPoints((before) => {
      const next = new Map(before)
      if (value === null) next.delete(id)
      else next.set(id, value)
      return next
    })
  }, [])
  const refusedOf = (intent: string, criterionId?: string) =>
    refused?.intent === intent && (criterionId === undefined || refused.typed['criterionId'] === criterionId) ? refused : null
  return (
    <StaffPage wide back={{ to: '/correction', label: sayCount(words.back, work.queue.count, language) }}>
      {decided && (
        <Notice kind="ok" title={told.title} isNews>
          <p>
            {say(told[decided.verdict], { name: decided.name })} <a href={`/correction/${decided.id}`}>{told.undo}</a>
          </p>
          <p>{told.next}</p>
        </Notice>
      )}
      {done && (
        <Notice kind="ok" title={told.title} isNews>
          {saved[done]}
        </Notice>
      )}
      {identified && <Notice kind="info" title={say(words.identified, { name: identified })} isNews />}
      {refused && <RefusedNotice refused={refused} work={work} />}
      <WorkHead work={work} />
      <div className="zones">
        <Outline work={work} remarks={remarks.list} />
        <div className="stack texts" id="texte">
          {work.parts.map((part) => (
            <PartText key={part.id} part={part} remarks={remarks.list} work={work} />
          ))}
        </div>
        <div className="side stack" id="grille">
          <Places work={work} addRemark={remarks.start} />
          <Holding work={work} address={address} />
          <OtherMarks work={work} />
          {work.earlier && <EarlierRemarks earlier={work.earlier} />}
          <section className="stack" aria-labelledby="titre-grille">
            <h2 id="titre-grille">{words.grid}</h2>
            <Total work={work} points={points} />
            {work.criteria.map((criterion) => (
              <CriterionCard
                key={criterion.id}
                {...{ criterion, address, parts: work.parts, mayEdit: work.may.edit, onPoints }}
                refused={refusedOf('criterion', criterion.id)}
              />
            ))}
          </section>
          <RemarkPanel {...{ work, address, remarks, voiceRefused }} />
          <MessageCard work={work} address={address} refused={refusedOf('message')} />
          {work.may.edit && <DecisionCard address={address} mayReturn={work.may.return} />}
          <DecidedCard work={work} address={address} />
          <ShortcutsCard addRemark={remarks.start} />
        </div>
      </div>
    </StaffPage>
  )
}

function RefusedNotice({ refused, work }: { refused: RefusedWork; work: ShownSubmission }) {
  return (
    <Notice kind="bad" isNews>
      <p>{refused.text}</p>
      {refused.criteria.length > 0 && (
        <ul>
          {work.criteria
            .filter(({ id }) => refused.criteria.includes(id))
            .map(({ id, title }) => (
              <li key={id}>
                <a href={`#critere-${id}`}>{title}</a>
              </li>
            ))}
        </ul>
      )}
    </Notice>
  )
}

function WorkHead({ work }: { work: ShownSubmission }) {
  const { work: words, refusals } = useWorkWords()
  const language = useLanguage()
  const { waits, queue } = work
  return (
    <header className="tight">
      <div className="row between">
        <h1>
          <bdi>{say(words.title, { name: work.name, n: work.n })}</bdi>
        </h1>
        <div className="row">
          {queue.previousId && (
            <a className="btn quiet" href={`/correction/${queue.previousId}`} data-go="previous">
              <Icon name="chevron-left" />
              {words.previous}
            </a>
          )}
          {queue.nextId && (
            <a className="btn quiet" href={`/correction/${queue.nextId}`} data-go="next">
              {words.next}
              <Icon name="chevron-right" />
            </a>
          )}
        </div>
      </div>
      <p className="to-grid">
        <a href="#grille">{words.toGrid}</a>
      </p>
      <p className="tags">
        <Tag tone="info">{words.states[work.state]}</Tag>
        {waits?.isOverdue && (
          <Tag tone="bad" icon="triangle-alert">
            {words.overdue}
          </Tag>
        )}
        {work.isLate && <Tag tone="warn">{words.late}</Tag>}
        {work.turn && work.turn !== 'first' && <Tag tone="info">{words.turns[work.turn]}</Tag>}
        {work.isAnonymous && (
          <Tag tone="plain" icon="eye-off">
            {words.anonymous}
          </Tag>
        )}
      </p>
      <p className="muted">
        {work.organisation && (
          <>
            <bdi>{work.organisation}</bdi>
            {' · '}
          </>
        )}
        <bdi>{work.cohort}</bdi>
        {' · '}
        {say(words.handedIn, { when: work.handedIn })}
        {waits && ` · ${sayCount(words.waits, waits.days, language)}`}
        {work.receiptCode && ` · ${say(words.receipt, { code: work.receiptCode })}`}
      </p>
      <p className="row no-print">
        <a className="alone" href={`/correction/${work.id}/plan.pdf`}>
          <Icon name="download" />
          {words.planFile}
        </a>
        <a className="alone" href={`/correction/${work.id}/fiche.pdf`}>
          <Icon name="download" />
          {words.sheetFile}
        </a>
      </p>
      {work.may.isKeptAway && <Notice kind="info">{refusals['same-organisation']}</Notice>}
      {work.mayIdentify && (
        <details>
          <summary>{words.identify}</summary>
          <MoveForm address={`/correction/${work.id}`} intent="identify">
            <p className="hint">{words.identifyWhy}</p>
            <button className="btn second">{words.identify}</button>
          </MoveForm>
        </details>
      )}
    </header>
  )
}

/** Where one is in the marking: ways to its places, the state of the last change, and the button that takes chosen words into a remark. */
function Places({ work, addRemark }: { work: ShownSubmission; addRemark: () => void }) {
  const { work: words } = useWorkWords()
  const { isLive, worst, flushAll } = useDrafts()
  return (
    <div className="places tight">
      <nav className="row" aria-label={words.places}>
        <a href="#titre-grille">{words.grid}</a>
        <a href="#remarques">{words.remarks}</a>
        <a href="#message">{words.message}</a>
        {(work.may.edit || work.decided) && <a href="#decision">{words.decide}</a>}
      </nav>
      {isLive && work.may.edit && (
        <div className="row between">
          <SaveLabel />
          {worst === 'failed' && (
            <button type="button" className="btn quiet" onClick={() => void flushAll()}>
              {words.retry}
            </button>
          )}
          <button type="button" className="btn second" onClick={addRemark}>
            <Icon name="message-square-quote" />
            {words.add}
          </button>
        </div>
      )}
    </div>
  )
}

/** Where the last change is, once the scripts of the page run. */
function SaveLabel() {
  const { work: words } = useWorkWords()
  const { isLive, worst, savedAt } = useDrafts()
  if (!isLive) return null
  const text =
    worst === 'saving'
      ? words.saving
      : worst === 'dirty'
        ? words.unsaved
        : worst === 'failed' || worst === 'stale'
          ? words.notSaved
          : savedAt && say(words.savedAt, { time: savedAt })
  return (
    <span className="sync" role="status" data-state={worst === 'failed' || worst === 'stale' ? 'choose' : undefined}>
      {text && <Icon name={worst === 'clean' ? 'cloud-check' : worst === 'failed' || worst === 'stale' ? 'cloud-alert' : 'cloud-upload'} />}
      <span>{text}</span>
    </span>
  )
}

function Outline({ work, remarks }: { work: ShownSubmission; remarks: ShownSubmission['remarks'] }) {
  const { work: words } = useWorkWords()
  const language = useLanguage()
  return (
    <nav className="side outline" aria-label={words.parts}>
      <h2>{words.parts}</h2>
      <ul>
        {work.parts.map((part) => {
          const count = remarks.filter(({ partId }) => partId === part.id).length
          return (
            <li key={part.id}>
              <a href={`#partie-${part.id}`}>{part.title}</a>
              <span className="hint">
                {part.hasChanged && ` ${words.changed}`}
                {part.hasChanged && count > 0 && ' · '}
                {count > 0 && sayCount(words.remarksOn, count, language)}
              </span>
            </li>
          )
        })}
      </ul>
      {work.versionBefore !== null && (
        <p>
          <a className="btn second" href={work.isComparing ? `/correction/${work.id}` : `/correction/${work.id}?comparer=oui`}>
            {work.isComparing ? words.stopCompare : say(words.compare, { n: work.versionBefore })}
          </a>
        </p>
      )}
      {work.isComparing && <p className="hint">{say(words.comparing, { n: work.versionBefore ?? 0 })}</p>}
      <details>
        <summary>{words.statement}</summary>
        <p dir="auto">{work.statement}</p>
      </details>
    </nav>
  )
}

/** Who holds the work, and what the reader may do about it. */
function Holding({ work, address }: { work: ShownSubmission; address: string }) {
  const { work: words } = useWorkWords()
  const { holder, may } = work
  if (may.edit)
    return (
      <div className="tight">
        <p className="hint">{words.draftBand}</p>
        <MoveForm address={address} intent="let-go">
          <button className="btn quiet">{words.letGo}</button>
        </MoveForm>
      </div>
    )
  if (holder && !holder.isYours)
    return (
      <Notice kind="warn" title={say(words.heldBy, { name: holder.name, time: holder.time })}>
        <p>{may.takeOver ? say(words.idle, { n: holder.idleMinutes }) : words.heldWhy}</p>
        {may.takeOver && (
          <MoveForm address={address} intent="take">
            <button className="btn second">{words.takeOver}</button>
          </MoveForm>
        )}
      </Notice>
    )
  if (!may.start) return null
  return (
    <MoveForm address={address} intent="take">
      <p className="hint">{words.readOnly}</p>
      <button className="btn wide">
        <Icon name="pencil-line" />
        {words.start}
      </button>
      <p className="hint">{words.startWhy}</p>
    </MoveForm>
  )
}
