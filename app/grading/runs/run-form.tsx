import type { ReactNode } from 'react'
import { Field } from '#app/interface/field.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { ALLOCATIONS, COMBINE_RULES, MARKING_MODES } from '#app/rules/plan-runs.ts'
import { RELEASE_RULES, RETURN_RULES } from '#app/rules/grading.ts'
import type { RunFields } from './run-fields.ts'
import { runsWords } from './words/words.ts'

type Fields = Record<keyof RunFields, string>

/** Every setting of a run; `children` is what a change affects, and only then it can be kept. */
export function RunForm({ to, revision, fields, children }: { to: string; revision: number; fields: Fields; children: ReactNode }) {
  const words = useWords(runsWords)
  const input = (name: keyof typeof words.fields, type: 'date' | 'number', hint?: string) => (
    <Field id={name} label={words.fields[name]} hint={hint}>
      {(props) => (
        <input
          {...props}
          className="input short"
          name={name}
          type={type}
          min={type === 'number' ? 0 : undefined}
          defaultValue={fields[name]}
        />
      )}
    </Field>
  )
  const choice = (name: keyof typeof words.fields, texts: Readonly<Record<string, string>>, values: readonly string[]) => (
    <Field id={name} label={words.fields[name]}>
      {(props) => (
        <select {...props} className="input" name={name} defaultValue={fields[name]}>
          {values.map((value) => (
            <option key={value} value={value}>
              {texts[value]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <form method="post" action={`${to}#effet`} className="stack">
      <input type="hidden" name="revision" value={revision} />
      <div className="filters">
        {input('opensDay', 'date', words.hints.none)}
        {input('closesDay', 'date', words.hints.none)}
        {input('offlineHours', 'number', words.hints.offline)}
      </div>
      <label className="choice">
        <input type="checkbox" name="isShareable" value="yes" defaultChecked={fields.isShareable === 'yes'} />
        <span>
          {words.fields.isShareable}
          <span className="hint">{words.hints.shareable}</span>
        </span>
      </label>
      <h2>{words.late}</h2>
      <p className="hint">{words.lateHint}</p>
      <div className="filters">
        {input('percent', 'number')}
        {input('everyHours', 'number')}
        {input('graceHours', 'number')}
        {input('floor', 'number')}
      </div>
      <label className="choice">
        <input type="checkbox" name="mayFail" value="yes" defaultChecked={fields.mayFail === 'yes'} />
        <span>{words.fields.mayFail}</span>
      </label>
      <h2>{words.marking}</h2>
      <div className="filters">
        {input('attemptsMax', 'number')}
        {input('gradeWithinDays', 'number')}
        {choice('allocation', words.allocations, ALLOCATIONS)}
        {choice('returnRule', words.returnRules, RETURN_RULES)}
      </div>
      <label className="choice">
        <input type="checkbox" name="isAnonymous" value="yes" defaultChecked={fields.isAnonymous === 'yes'} />
        <span>
          {words.fields.isAnonymous}
          <span className="hint">{words.hints.anonymous}</span>
        </span>
      </label>
      <h2>{words.twice}</h2>
      <p className="hint">{words.twiceHint}</p>
      <div className="filters">
        {choice('markingMode', words.markingModes, MARKING_MODES)}
        {input('samplePercent', 'number', words.hints.sample)}
        {choice('combineRule', words.combineRules, COMBINE_RULES)}
        {input('moderateAbove', 'number', words.hints.moderate)}
      </div>
      <h2>{words.release}</h2>
      <div className="filters">
        {choice('releaseRule', words.releaseRules, RELEASE_RULES)}
        {input('releaseDay', 'date', words.hints.releaseDay)}
        {input('queryDays', 'number', words.hints.queries)}
      </div>
      {children}
      <p className="row">
        <button className={children ? 'btn second' : 'btn'} name="act" value="preview">
          {words.preview}
        </button>
        {children && (
          <button className="btn" name="act" value="save">
            {words.save}
          </button>
        )}
      </p>
    </form>
  )
}
