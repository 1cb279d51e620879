import { useCallback } from 'react'
import { Icon } from '#app/interface/icon.tsx'
import { useLanguage } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import { pointsForLevel } from '#app/rules/rubric-score.ts'
import { useDrafts } from './drafts.tsx'
import type { ShownCriterion } from './shown-submission.ts'
import { TwoTexts } from './two-texts.tsx'
import { useDraft } from './use-draft.ts'
import { useWorkWords } from './work-words.tsx'

export type CriterionValue = { levelId: string; points: string; comment: string }

type Props = {
  criterion: ShownCriterion
  address: string
  parts: Array<{ id: string; title: string }>
  mayEdit: boolean
  /** What was typed and not taken, on the page without scripts. */
  refused: { typed: Record<string, string>; text: string } | null
  onPoints: (criterionId: string, points: number | null) => void
}

/** One criterion of the rubric: its level, the points within it, a comment. A form of its own that saves itself where scripts run. */
export function CriterionCard({ criterion, address, parts, mayEdit, refused, onPoints }: Props) {
  const { work: words, stale } = useWorkWords()
  const { isLive } = useDrafts()
  const { id, mark } = criterion
  const typed = refused?.typed
  const stored = { levelId: mark?.levelId ?? '', points: mark ? String(mark.points) : '', comment: mark?.comment ?? '' }
  const initial = typed ? { levelId: typed['levelId'] ?? '', points: typed['points'] ?? '', comment: typed['comment'] ?? '' } : stored
  const isReady = useCallback((value: CriterionValue) => value.levelId !== '' && /^\d+$/.test(value.points.trim()), [])
  const draft = useDraft<CriterionValue>({
    ...{ name: `criterion:${id}`, address: `${address}/garder`, intent: 'criterion', initial, isReady },
    ...{ fixed: { criterionId: id }, rowVersion: mark?.rowVersion ?? 0 },
  })
  const { value } = draft
  const change = (next: CriterionValue, pause?: number) => {
    draft.change(next, pause)
    onPoints(id, isReady(next) ? Number(next.points) : null)
  }
  const chosen = criterion.levels.find((level) => level.id === value.levelId)
  const error = draft.refusal ?? refused?.text
  return (
    <form
      method="post"
      action={address}
      className="criterion tight"
      id={`critere-${id}`}
      data-criterion={id}
      onSubmit={(event) => {
        event.preventDefault()
        void draft.flush()
      }}
    >
      <input type="hidden" name="intent" value="criterion" />
      <input type="hidden" name="criterionId" value={id} />
      <input type="hidden" name="basedOn" value={mark?.rowVersion ?? 0} />
      <input type="hidden" name="was" value={mark ? `${mark.levelId}:${mark.points}` : ''} />
      <fieldset className="tight" disabled={!mayEdit}>
        <legend className="label">{criterion.title}</legend>
        <AboutParts criterion={criterion} parts={parts} />
        {error && (
          <p className="error" role="alert">
            <Icon name="circle-alert" />
            {error}
          </p>
        )}
        {refused && mark && (
          <p className="hint" dir="auto">
            {say(stale.saved, { text: textOf(stored, criterion) })}
          </p>
        )}
        <div className="levels">
          {criterion.levels.map((level) => (
            <label key={level.id}>
              <input
                type="radio"
                name="levelId"
                value={level.id}
                checked={value.levelId === level.id}
                onChange={() => change({ ...value, levelId: level.id, points: String(pointsForLevel(level)) }, 0)}
              />
              {level.label}
            </label>
          ))}
        </div>
        {chosen && <p className="hint">{chosen.descriptor}</p>}
        <CriterionFields criterion={criterion} value={value} onChange={change} />
        {mayEdit && !isLive && <button className="btn second">{words.saveCriterion}</button>}
      </fieldset>
      {draft.other && (
        <TwoTexts
          lead={{ by: draft.other.by, time: draft.other.time }}
          mine={textOf(draft.value, criterion)}
          theirs={textOf(draft.other.value, criterion)}
          onMine={draft.keepMine}
          onTheirs={draft.keepTheirs}
        />
      )}
    </form>
  )
}

function textOf(value: CriterionValue, criterion: ShownCriterion): string {
  const level = criterion.levels.find(({ id }) => id === value.levelId)
  return [level?.label, value.points, value.comment].filter(Boolean).join(' · ')
}

function AboutParts({ criterion, parts }: Pick<Props, 'criterion' | 'parts'>) {
  const { work: words } = useWorkWords()
  const language = useLanguage()
  const own = parts.filter(({ id }) => criterion.partIds.includes(id))
  return (
    <p className="hint">
      {own.map(({ id, title }, index) => (
        <span key={id}>
          {index > 0 && ' · '}
          <a className="alone" href={`#partie-${id}`}>
            {title}
          </a>
        </span>
      ))}
      {criterion.minimum > 0 && (
        <>
          <br />
          {say(words.minimum, { points: formatNumber(criterion.minimum, language) })}
        </>
      )}
    </p>
  )
}

function CriterionFields({
  criterion,
  value,
  onChange,
}: {
  criterion: ShownCriterion
  value: CriterionValue
  onChange: (next: CriterionValue) => void
}) {
  const { work: words } = useWorkWords()
  const { isLive } = useDrafts()
  const { id } = criterion
  const level = criterion.levels.find((one) => one.id === value.levelId)
  const bounds = isLive && level ? { min: level.from, max: level.to } : { min: 0, max: criterion.maxPoints }
  return (
    <>
      <div className="row">
        <label htmlFor={`points-${id}`}>{words.points}</label>
        <input
          id={`points-${id}`}
          name="points"
          type="number"
          inputMode="numeric"
          className="input points"
          step={1}
          {...bounds}
          value={value.points}
          onChange={(event) => onChange({ ...value, points: event.target.value })}
        />
        {level && <span className="muted">{say(words.range, { from: level.from, to: level.to })}</span>}
      </div>
      <details open={value.comment !== '' ? true : undefined}>
        <summary>{words.comment}</summary>
        <textarea
          className="input"
          name="comment"
          aria-label={`${words.comment} : ${criterion.title}`}
          dir="auto"
          value={value.comment}
          onChange={(event) => onChange({ ...value, comment: event.target.value })}
        />
      </details>
      <details>
        <summary>{words.levels}</summary>
        <dl className="tight">
          {criterion.levels.map((one) => (
            <div key={one.id}>
              <dt>
                <b>{one.label}</b>
                {' · '}
                {say(words.range, { from: one.from, to: one.to })}
              </dt>
              <dd>{one.descriptor}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}
