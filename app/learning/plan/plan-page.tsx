import { Icon } from '#app/interface/icon.tsx'
import type { IconName } from '#app/interface/icon-names.ts'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { PartStatus } from '#app/rules/plan-parts.ts'
import { KeepButton } from '../offline/keep-button.tsx'
import { planBytes } from '../offline/packs.ts'
import { OtherVersion } from './newer/newer-page.tsx'
import type { VersionChoice } from './newer/other-version.queries.server.ts'
import type { ShownDue, ShownPlan } from './shown-plan.ts'
import { planWords } from './words/words.ts'

const TAGS: Record<PartStatus, { className: string; icon: IconName | null }> = {
  'not-started': { className: 'tag plain', icon: null },
  'in-progress': { className: 'tag info', icon: 'pencil-line' },
  done: { className: 'tag plain', icon: 'check' },
  'to-correct': { className: 'tag warn', icon: 'reply' },
  accepted: { className: 'tag plain', icon: 'check-check' },
}

/** The status of a part in a word and a sign. */
export function StatusTag({ status }: { status: PartStatus }) {
  const { statuses } = useWords(planWords)
  const { className, icon } = TAGS[status]
  return (
    <span className={className}>
      {icon && <Icon name={icon} />}
      {statuses[status]}
    </span>
  )
}

function Due({ due }: { due: ShownDue }) {
  const { plan } = useWords(planWords)
  const language = useLanguage()
  if (due.isClosed) return <Notice kind="warn">{say(plan.closed, { day: due.day })}</Notice>
  if (due.isLate)
    return (
      <Notice kind="warn">
        <p>{say(plan.overdue, { day: due.day })}</p>
        <LatePenalty due={due} />
      </Notice>
    )
  return (
    <>
      <p>
        <Icon name="calendar" />{' '}
        {due.left === 0 ? plan.dueToday : `${say(plan.due, { day: due.day })} (${sayCount(plan.left, due.left, language)})`}
      </p>
      {due.isOwn && <p className="muted">{plan.moved}</p>}
      <LatePenalty due={due} />
    </>
  )
}

/** What being late takes off, in words; nothing where it takes nothing. */
export function LatePenalty({ due: { penalty } }: { due: ShownDue }) {
  const { plan } = useWords(planWords)
  const language = useLanguage()
  if (!penalty) return null
  const points = sayCount(plan.points, penalty.points, language)
  return (
    <p>
      {penalty.hours === 24
        ? say(plan.penaltyDay, { points })
        : say(plan.penaltyHours, { points, hours: sayCount(plan.hours, penalty.hours, language) })}
      {penalty.floor !== null && ` ${say(plan.penaltyFloor, { points: sayCount(plan.points, penalty.floor, language) })}`}
    </p>
  )
}

/** What the plan waits for, in one notice. */
function Phase({ shown }: { shown: ShownPlan }) {
  const words = useWords(planWords)
  const language = useLanguage()
  const { phase, latest, retracted } = shown
  if (phase === 'writing') return null
  const address = `/plan/${shown.id}`
  const kind = phase === 'accepted' ? 'ok' : phase === 'returned' ? 'warn' : 'info'
  return (
    <Notice kind={kind}>
      <p>{words.phases[phase]}</p>
      {retracted && <p>{say(words.phases.retracted, retracted)}</p>}
      {phase === 'waiting' && latest && (
        <>
          <p>{say(words.plan.sentOn, { when: latest.when })}</p>
          <p>{say(words.phases.waitingUntil, { day: latest.answerBy })}</p>
          <p>
            <a href={`${address}/recu/${latest.n}`}>{words.plan.seeReceipt}</a>
          </p>
        </>
      )}
      {phase !== 'waiting' && phase !== 'set-aside' && (
        <p>
          <a className={phase === 'returned' ? 'btn' : undefined} href={`${address}/remarques`}>
            {words.plan.readRemarks}
          </a>
          {shown.openRemarks > 0 && ` ${sayCount(words.plan.remarks, shown.openRemarks, language)}`}
        </p>
      )}
    </Notice>
  )
}

type Props = { shown: ShownPlan; briefHtml: string; answered: string[]; choice: VersionChoice | null }

/** The task list of a plan: its parts in any order, then checking and sending. */
export function PlanPage({ shown, briefHtml, answered, choice }: Props) {
  const words = useWords(planWords)
  const language = useLanguage()
  const address = `/plan/${shown.id}`
  return (
    <LearnerPage back={{ to: '/accueil', label: words.home }}>
      <h1>{shown.title}</h1>
      {shown.due && <Due due={shown.due} />}
      <Phase shown={shown} />
      {choice && <OtherVersion planId={shown.id} choice={choice} />}
      <p>{sayCount(words.plan.progress, shown.done, language, { of: shown.parts.length })}</p>
      <details>
        <summary>{words.plan.brief}</summary>
        <div className="prose" dangerouslySetInnerHTML={{ __html: briefHtml }} />
      </details>
      {shown.mayWrite && <KeepButton kind="plan" id={shown.id} bytes={planBytes(shown.parts.length)} />}
      <h2 className="hidden">{words.plan.parts}</h2>
      <ul className="tasks">
        {shown.parts.map((part) => (
          <li key={part.id}>
            <span>
              <a href={`${address}/${part.id}`}>{part.title}</a>
              {answered.includes(part.id) && (
                <span className="about">
                  <a href={`${address}/${part.id}/avis`}>{words.asking.tag}</a>
                </span>
              )}
            </span>
            <StatusTag status={part.status} />
          </li>
        ))}
        {shown.mayWrite && (
          <li>
            <span>
              <a href={`${address}/verifier`}>{shown.nextN > 1 ? say(words.plan.checkAgain, { n: shown.nextN }) : words.plan.check}</a>
              <span className="about">
                {shown.missing.length === 0 ? words.plan.ready : sayCount(words.plan.notYet, shown.missing.length, language)}
              </span>
            </span>
            <Icon name="send" />
          </li>
        )}
      </ul>
      <p>
        <a className="btn second" href={`${address}/plan.pdf`}>
          <Icon name="download" />
          {words.paper.draft}
        </a>
      </p>
      {shown.versions.length > 0 && (
        <section className="section stack">
          <h2>{words.plan.versions}</h2>
          <ul className="tasks">
            {shown.versions.map((version) => (
              <li key={version.n}>
                <span>
                  <a href={`${address}/versions/${version.n}`}>{say(words.plan.version, { n: version.n })}</a>
                  <span className="about">{say(words.plan.sentOn, { when: version.when })}</span>
                </span>
                {version.isWithdrawn && <span className="tag plain">{words.plan.withdrawn}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </LearnerPage>
  )
}

/** The page of a plan whose run opens later. */
export function PlanNotOpenPage({ day }: { day: string }) {
  const words = useWords(planWords)
  return (
    <LearnerPage back={{ to: '/accueil', label: words.home }}>
      <h1>{words.plan.notOpenTitle}</h1>
      <p>{say(words.plan.notOpen, { day })}</p>
    </LearnerPage>
  )
}
