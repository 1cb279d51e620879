import { refusalMarks } from '#app/interface/error-title.ts'
import { FileList } from '#app/interface/files/file-list.tsx'
import { filesWords } from '#app/interface/files/words/words.ts'
import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { PlanText } from '#app/interface/plan/plan-text.tsx'
import { ReadTable } from '#app/interface/plan/read-table.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { HandInRefusal } from '#app/rules/grading.ts'
import { LatePenalty } from './plan-page.tsx'
import type { ShownPlan } from './shown-plan.ts'
import type { ReadPart } from './shown-version.ts'
import { planWords } from './words/words.ts'

/** A part with its text and tables to read. */

type CheckProps = {
  shown: ShownPlan
  parts: ReadPart[]
  statement: string
  requestKey: string
  refused: HandInRefusal | 'remarks-open' | null
}

function Missing({ shown }: { shown: ShownPlan }) {
  const { check } = useWords(planWords)
  const language = useLanguage()
  const address = `/plan/${shown.id}`
  const [first] = shown.missing
  if (!first) return null
  return (
    <div className="notice warn" tabIndex={-1} id="erreurs">
      <p className="kind">
        <Icon name="triangle-alert" />
        {sayCount(check.missing, shown.missing.length, language)}
      </p>
      <ul>
        {shown.missing.map(({ id, title, because }) => (
          <li key={id}>
            <a className="alone" href={`${address}/${id}`}>
              {say(check.reasons[because], { title })}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a className="btn" href={`${address}/${first.id}`}>
          {check.first}
        </a>
      </p>
    </div>
  )
}

function SendForm({ shown, statement, requestKey, refused }: CheckProps) {
  const { check } = useWords(planWords)
  const interfaceText = useWords(interfaceWords)
  const language = useLanguage()
  const address = `/plan/${shown.id}`
  const asksOnce = refused === 'remarks-open' && shown.openRemarks > 0
  const isUnticked = refused === 'statement-missing'
  const send = shown.nextN > 1 ? say(check.sendVersion, { n: shown.nextN }) : check.send
  return (
    <form method="post" action={`${address}/verifier`} className="stack section" id="envoi">
      <input type="hidden" name="requestKey" value={requestKey} />
      {shown.due?.isLate && (
        <Notice kind="warn">
          <p>{say(check.late, { day: shown.due.day })}</p>
          <LatePenalty due={shown.due} />
        </Notice>
      )}
      {refused && refused !== 'remarks-open' && (
        <div className="notice bad" role="alert" {...refusalMarks(interfaceText.errorTitle)}>
          <p className="error" id="agree-error">
            <Icon name="circle-alert" />
            {check.refusals[refused]}
          </p>
        </div>
      )}
      <fieldset className="stack">
        <legend>
          <h2>{check.statement}</h2>
        </legend>
        <p>{statement}</p>
        <label className="choice">
          <input
            type="checkbox"
            name="agree"
            value="yes"
            defaultChecked={asksOnce}
            aria-invalid={isUnticked || undefined}
            aria-describedby={isUnticked ? 'agree-error' : undefined}
          />
          <span>{check.agree}</span>
        </label>
      </fieldset>
      {asksOnce && (
        <Notice kind="warn" isNews>
          <p>{sayCount(check.openRemarks, shown.openRemarks, language)}</p>
          <p>
            <a className="alone" href={`${address}/remarques`}>
              {check.backToRemarks}
            </a>
          </p>
        </Notice>
      )}
      {asksOnce && <input type="hidden" name="anyway" value="yes" />}
      <p>
        <button className="btn wide">
          <Icon name="send" />
          {asksOnce ? check.sendAnyway : send}
        </button>
      </p>
    </form>
  )
}

/** The whole plan to read again: what is missing first, then each part, then the statement and the button that sends. */
export function CheckPage(props: CheckProps) {
  const { shown, parts } = props
  const listed = useWords(filesWords)
  const language = useLanguage()
  const words = useWords(planWords)
  const address = `/plan/${shown.id}`
  return (
    <LearnerPage back={{ to: address, label: words.toPlan }}>
      <h1>{words.check.title}</h1>
      <p className="lead">{words.check.lead}</p>
      <Missing shown={shown} />
      {shown.missing.length === 0 && (
        <p>
          <a className="alone" href="#envoi">
            {words.check.toSend}
          </a>
        </p>
      )}
      {parts.map((part) => (
        <section key={part.id} className="card" aria-labelledby={`h-${part.id}`}>
          <div className="row between">
            <h2 id={`h-${part.id}`}>{part.title}</h2>
            <a className="alone" href={`${address}/${part.id}`} aria-label={`${words.check.edit} : ${part.title}`}>
              {words.check.edit}
            </a>
          </div>
          {part.text.trim() === '' && part.tables.length === 0 && part.files.length === 0 ? (
            <p className="muted">{words.part.nothing}</p>
          ) : (
            <PlanText text={part.text} />
          )}
          {part.tables.map((table) => (
            <ReadTable key={table.id} table={table} />
          ))}
          <FileList files={part.files} words={listed} language={language} />
        </section>
      ))}
      {shown.missing.length === 0 && !shown.due?.isClosed && <SendForm {...props} />}
      {shown.due?.isClosed && <Notice kind="warn">{say(words.plan.closed, { day: shown.due.day })}</Notice>}
    </LearnerPage>
  )
}
