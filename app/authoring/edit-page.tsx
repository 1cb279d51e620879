import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { isolatedIn } from '#app/language/isolated.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { criterionField, levelField, moneyField, NEW, partField, type EditProblem } from '#app/rules/assignment-editing.ts'
import { TABLE_NEEDS } from '#app/rules/assignment-tables.ts'
import { MONEY_TABLES, type MoneyTable } from '#app/rules/assignments.ts'
import { directionOf, type Language } from '#app/rules/languages.ts'
import type { AssignmentForm } from './assignment-fields.ts'
import { authoringWords } from './words/words.ts'

type Props = {
  title: string
  assignmentKey: string
  number: number
  into: Language
  form: AssignmentForm
  refused: { problems: EditProblem[]; isChanged: boolean; typed: Record<string, string> } | null
}
/** The values of the fields with what is wrong with them, and the language in which texts are typed. */
type Typing = { values: Readonly<Record<string, string>>; problems: readonly EditProblem[]; into: Language }
type LineProps = { typing: Typing; name: string; label: string; hint?: string | undefined }

function useProblem({ problems }: Typing, name: string): string | undefined {
  const { problems: texts } = useWords(authoringWords)
  const found = problems.find(({ field }) => field === name)
  return found && texts[found.because]
}

function Line({ typing, name, label, hint }: LineProps) {
  const error = useProblem(typing, name)
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      {(props) => (
        <input
          {...props}
          className="input"
          name={name}
          lang={typing.into}
          dir={directionOf(typing.into)}
          defaultValue={typing.values[name]}
        />
      )}
    </Field>
  )
}

function Lines({ typing, name, label, hint, rows }: LineProps & { rows: number }) {
  const error = useProblem(typing, name)
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      {(props) => (
        <textarea
          {...props}
          className="input"
          name={name}
          rows={rows}
          lang={typing.into}
          dir={directionOf(typing.into)}
          defaultValue={typing.values[name]}
        />
      )}
    </Field>
  )
}

function Figure({ typing, name, label }: LineProps) {
  const error = useProblem(typing, name)
  return (
    <Field id={name} label={label} error={error}>
      {(props) => <input {...props} className="input num" name={name} inputMode="numeric" size={5} defaultValue={typing.values[name]} />}
    </Field>
  )
}

function Tick({ typing, name, label }: LineProps) {
  return (
    <label className="choice">
      <input type="checkbox" name={name} value="yes" defaultChecked={typing.values[name] === 'yes'} />
      <span>{label}</span>
    </label>
  )
}

function MoneyTick({ typing, name, kind }: { typing: Typing; name: string; kind: MoneyTable }) {
  const { form: words, moneyTables } = useWords(authoringWords)
  const error = useProblem(typing, name)
  const needs = TABLE_NEEDS[kind].map((need) => moneyTables[need])
  return (
    <div className="field">
      {error && (
        <p className="error" id={`${name}-error`}>
          <Icon name="circle-alert" />
          {error}
        </p>
      )}
      <label className="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          defaultChecked={typing.values[name] === 'yes'}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${name}-error` : undefined}
        />
        <span>
          {moneyTables[kind]}
          {needs.length > 0 && <span className="hint">{say(words.workedOut, { tables: needs.join(words.between) })}</span>}
        </span>
      </label>
    </div>
  )
}

function MoneyTables({ id, typing }: { id: string; typing: Typing }) {
  const { form: words } = useWords(authoringWords)
  const has = MONEY_TABLES.some((kind) => typing.values[moneyField(id, kind)] === 'yes')
  const isWrong = typing.problems.some(({ field }) => MONEY_TABLES.some((kind) => field === moneyField(id, kind)))
  return (
    <details open={has || isWrong}>
      <summary>{words.money}</summary>
      <fieldset className="stack">
        <legend className="hint">{words.moneyHint}</legend>
        {MONEY_TABLES.map((kind) => (
          <MoneyTick key={kind} typing={typing} name={moneyField(id, kind)} kind={kind} />
        ))}
      </fieldset>
    </details>
  )
}

function PartFields({ id, typing }: { id: string; typing: Typing }) {
  const { form: words } = useWords(authoringWords)
  const field = (name: string) => ({ typing, name: partField(id, name) })
  return (
    <>
      <Line {...field('title')} label={words.partTitle} />
      <Lines {...field('questions')} label={words.questions} rows={5} />
      <div className="row">
        <Figure {...field('min')} label={words.min} />
        <Figure {...field('max')} label={words.max} />
        <Figure {...field('files')} label={words.files} />
      </div>
      <Tick {...field('voice')} label={words.voice} />
      <MoneyTables id={id} typing={typing} />
    </>
  )
}

function Parts({ form, typing }: { form: AssignmentForm; typing: Typing }) {
  const { form: words } = useWords(authoringWords)
  const language = useLanguage()
  const isWrong = (id: string) => typing.problems.some(({ field }) => field.startsWith(partField(id, '')))
  return (
    <section className="section stack" aria-labelledby="parties">
      <h2 id="parties">{words.parts}</h2>
      {form.parts.map(({ id, title, grids }, at) => (
        <details key={id} open={isWrong(id)}>
          <summary>{say(words.part, { n: at + 1, title: isolatedIn(language, title) })}</summary>
          <div className="stack">
            <PartFields id={id} typing={typing} />
            {grids > 0 && <p className="hint">{sayCount(words.tables, grids, language)}</p>}
            <Tick typing={typing} name={partField(id, 'remove')} label={words.removePart} />
          </div>
        </details>
      ))}
      <details open={isWrong(NEW)}>
        <summary>{words.newPart}</summary>
        <div className="stack">
          <p className="hint">{words.newHint}</p>
          <PartFields id={NEW} typing={typing} />
        </div>
      </details>
    </section>
  )
}

function Levels({ id, levels, typing }: { id: string; levels: readonly string[]; typing: Typing }) {
  const { form: words } = useWords(authoringWords)
  return levels.map((level, at) => (
    <fieldset key={level} className="stack">
      <legend>{say(words.level, { n: at + 1 })}</legend>
      <Line typing={typing} name={levelField(id, level, 'label')} label={words.label} />
      <Lines typing={typing} name={levelField(id, level, 'descriptor')} label={words.descriptor} rows={3} />
      <div className="row">
        <Figure typing={typing} name={levelField(id, level, 'from')} label={words.from} />
        <Figure typing={typing} name={levelField(id, level, 'to')} label={words.to} />
      </div>
    </fieldset>
  ))
}

function Criteria({ form, typing }: { form: AssignmentForm; typing: Typing }) {
  const { form: words } = useWords(authoringWords)
  const language = useLanguage()
  const isWrong = (id: string) => typing.problems.some(({ field }) => field.startsWith(criterionField(id, '')))
  return (
    <section className="section stack" aria-labelledby="grille">
      <h2 id="grille">{words.criteria}</h2>
      <Figure typing={typing} name="pass" label={say(words.pass, { total: form.total })} />
      {form.criteria.map(({ id, title, levels }, at) => (
        <details key={id} open={isWrong(id)}>
          <summary>{say(words.criterion, { n: at + 1, title: isolatedIn(language, title) })}</summary>
          <div className="stack">
            <Line typing={typing} name={criterionField(id, 'title')} label={words.criterionTitle} />
            <div className="row">
              <Figure typing={typing} name={criterionField(id, 'points')} label={words.points} />
              <Figure typing={typing} name={criterionField(id, 'minimum')} label={words.minimum} />
            </div>
            <fieldset>
              <legend className="label">{words.about}</legend>
              {form.parts.map((part) => (
                <Tick key={part.id} typing={typing} name={criterionField(id, `on.${part.id}`)} label={part.title} />
              ))}
            </fieldset>
            <Levels id={id} levels={levels} typing={typing} />
            <Tick typing={typing} name={criterionField(id, 'remove')} label={words.removeCriterion} />
          </div>
        </details>
      ))}
      <details open={isWrong(NEW)}>
        <summary>{words.newCriterion}</summary>
        <div className="stack">
          <p className="hint">{words.newCriterionHint}</p>
          <Line typing={typing} name={criterionField(NEW, 'title')} label={words.criterionTitle} />
          <Figure typing={typing} name={criterionField(NEW, 'points')} label={words.points} />
        </div>
      </details>
    </section>
  )
}

/** The form that makes a new version of an assignment: its texts in one language, its numbers, its rubric. */
export function EditPage({ title, assignmentKey, number, into, form, refused }: Props) {
  const words = useWords(authoringWords)
  const typing = { values: refused?.typed ?? form.values, problems: refused?.problems ?? [], into }
  const faults = typing.problems.map(({ field, because }) => ({ field, text: words.problems[because] }))
  const address = `/devoirs/${assignmentKey}`
  return (
    <StaffPage back={{ to: address, label: words.backOne }}>
      <h1>{title}</h1>
      <p className="lead">{words.form.lead}</p>
      <ErrorSummary faults={faults} />
      {refused?.isChanged && (
        <Notice kind="bad" isNews>
          {words.changed}
        </Notice>
      )}
      <form method="post" action={`${address}/modifier?langue=${into}`} className="stack">
        <input type="hidden" name="number" value={number} />
        <Line typing={typing} name="title" label={words.form.name} />
        <Lines typing={typing} name="brief" label={words.form.brief} hint={words.form.briefHint} rows={10} />
        <Lines typing={typing} name="statement" label={words.form.statement} rows={3} />
        <Parts form={form} typing={typing} />
        <Criteria form={form} typing={typing} />
        <p className="hint">{words.form.others}</p>
        <p>
          <button className="btn">{words.form.save}</button>
        </p>
      </form>
    </StaffPage>
  )
}
