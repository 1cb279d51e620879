import { Fragment } from 'react'
import { Icon } from '#app/interface/icon.tsx'
import type { IconName } from '#app/interface/icon-names.ts'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import type { DeskItemName, DeskRole } from '#app/rules/desk.ts'
import type { Desk, WaitingItem } from './load-desk.queries.server.ts'
import { deskWords } from './words/words.ts'

const ICONS: Record<DeskItemName, IconName> = {
  'service-faults': 'heart-pulse',
  'plans-overdue': 'triangle-alert',
  'plans-held': 'user-check',
  'people-to-call': 'phone',
  'answers-waiting': 'pencil',
  'criteria-asked': 'message-square',
  'advice-asked': 'message-square',
  'plans-waiting': 'clipboard-check',
  'results-ready': 'send',
  'plans-waiting-long': 'hourglass',
  'cohorts-without-trainer': 'graduation-cap',
  'people-without-organisation': 'building-2',
}

/** Where somebody goes for whom nothing waits. */
const PLACES = {
  trainer: { to: '/correction', word: 'grading' },
  coordinator: { to: '/cohortes', word: 'cohorts' },
  administrator: { to: '/admin/organisations', word: 'organisations' },
} as const satisfies Record<DeskRole, { to: string; word: string }>

/** What waits for somebody who works for the courses, since when, and one button to begin with. */
export function DeskPage({ desk, name, today }: { desk: Desk; name: string; today: CalendarDay }) {
  const words = useWords(deskWords)
  const { nav } = useWords(interfaceWords)
  const language = useLanguage()
  const items = desk.parts.flatMap((part) => part.items)
  return (
    <StaffPage>
      <h1 dir="auto">{say(words.hello, { name: name.split(' ')[0] ?? name })}</h1>
      <p className="lead">{sayCount(words.lead, items.length, language)}</p>
      {desk.parts.map(({ role, items: own, isMain }, place) => (
        <section key={role} className="section stack" aria-labelledby={role}>
          <h2 id={role}>{words.parts[role]}</h2>
          {own.length === 0 && (
            <>
              <p className="row">
                <Icon name="circle-check" />
                {words.nothing[role]}
              </p>
              <p>
                <a className={items.length === 0 && place === 0 ? 'btn' : 'btn second'} href={PLACES[role].to}>
                  {nav[PLACES[role].word]}
                </a>
              </p>
            </>
          )}
          <div className="cards">
            {own.map((item, index) => (
              <Waiting key={item.item} item={item} isMain={isMain && index === 0} />
            ))}
          </div>
        </section>
      ))}
      {desk.cohorts.length > 0 && <Cohorts cohorts={desk.cohorts} today={today} />}
    </StaffPage>
  )
}

function Waiting({ item, isMain }: { item: WaitingItem; isMain: boolean }) {
  const words = useWords(deskWords)
  const language = useLanguage()
  const rest = item.count - item.who.length
  return (
    <article className={isMain ? 'card now' : 'card'}>
      <h3>
        <Icon name={ICONS[item.item]} /> {sayCount(words.items[item.item], item.count, language)}
      </h3>
      {item.days !== null && <p className="muted">{sayCount(words.since, item.days, language)}</p>}
      {item.who.length > 0 && (
        <p>
          {item.who.map(({ name, to }, index) => (
            <Fragment key={`${name}${to}`}>
              {index > 0 && ' · '}
              {to ? (
                <a href={to}>
                  <bdi>{name}</bdi>
                </a>
              ) : (
                <bdi>{name}</bdi>
              )}
            </Fragment>
          ))}
          {rest > 0 && ` · ${sayCount(words.more, rest, language)}`}
        </p>
      )}
      <p>
        <a className={isMain ? 'btn' : 'btn second'} href={item.to}>
          {words.buttons[item.item]}
        </a>
      </p>
    </article>
  )
}

function Cohorts({ cohorts, today }: { cohorts: Desk['cohorts']; today: CalendarDay }) {
  const words = useWords(deskWords)
  const language = useLanguage()
  return (
    <section className="section stack" aria-labelledby="cohorts">
      <h2 id="cohorts">{words.cohorts}</h2>
      <ul className="tasks">
        {cohorts.map(({ id, name, startsOn, endsOn, people }) => (
          <li key={id}>
            <span>
              <a href={`/cohortes/${id}`} dir="auto">
                {name}
              </a>
              <span className="about">
                {say(words.dates, { from: formatShortDay(startsOn, language, today), to: formatShortDay(endsOn, language, today) })}
              </span>
            </span>
            <span className="tag plain">{sayCount(words.people, people, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
