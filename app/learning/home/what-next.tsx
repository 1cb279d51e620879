import type { ReactNode } from 'react'
import { Icon } from '#app/interface/icon.tsx'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatBytes, say, sayCount } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { WithTitle } from '../path/with-title.tsx'
import { FRAME_BYTES } from '../offline/packs.ts'
import { learningWords } from '../words/words.ts'
import type { CardOnPage } from './home.ts'

/** The card that says what to do now: one thing, one button. */
export function WhatNext({ card, today }: { card: CardOnPage; today: CalendarDay }) {
  const words = useWords(learningWords).home
  const language = useLanguage()
  const { cards } = words
  switch (card.card) {
    case 'starts-later':
      return (
        <Card title={say(cards.startsLater, { date: formatDay(card.startsOn, language, today) })} to={card.to} button={cards.seeCourse}>
          <p>{cards.startsLaterText}</p>
        </Card>
      )
    case 'step':
      return <StepCard card={card} />
    case 'read-remarks':
      return (
        <Card title={sayCount(cards.remarks, card.remarks, language)} to={card.to} button={cards.readRemarks}>
          <p>{say(cards.returnedText, { title: card.title })}</p>
        </Card>
      )
    case 'revise':
      return (
        <Card title={cards.revise} to={card.to} button={words.go}>
          <p>{card.title}</p>
          {card.remarks > 0 && <p className="muted">{sayCount(cards.openRemarks, card.remarks, language)}</p>}
        </Card>
      )
    case 'certificate':
      return <Card title={cards.certificate} to={card.to} button={words.open} />
    case 'up-to-date':
      return (
        <Card title={cards.upToDate}>
          <p>{cards.upToDateText}</p>
        </Card>
      )
  }
}

function StepCard({ card }: { card: Extract<CardOnPage, { card: 'step' }> }) {
  const words = useWords(learningWords)
  const { home } = words
  const language = useLanguage()
  const phrase = card.kind === 'lesson' ? home.cards.lesson : '{title}'
  const title = <WithTitle phrase={phrase} title={card.title} titleLanguage={card.titleLanguage} />
  return (
    <Card title={title} to={card.to} button={card.isBegun ? home.go : home.begin}>
      {card.course !== null && <p>{card.course}</p>}
      {card.moduleNumber !== null && (
        <p className="muted">
          {say(words.module, { n: card.moduleNumber })} · {sayCount(words.minutes, card.minutes, language)}
          {card.bytes !== null && ` · ${formatBytes(card.bytes + FRAME_BYTES, language)}`}
        </p>
      )}
      {card.isNewModule && card.moduleNumber !== null && <p>{say(home.cards.newModule, { n: card.moduleNumber })}</p>}
      {card.days !== null && <DaysLeft days={card.days} />}
    </Card>
  )
}

function DaysLeft({ days }: { days: number }) {
  const { cards } = useWords(learningWords).home
  const language = useLanguage()
  const text = days === 0 ? cards.dueToday : days > 0 ? sayCount(cards.dueIn, days, language) : sayCount(cards.lateBy, -days, language)
  return (
    <p>
      <Icon name="clock" /> {text}
    </p>
  )
}

function Card({ title, to, button, children }: { title: ReactNode; to?: string; button?: string; children?: ReactNode }) {
  const words = useWords(learningWords).home
  return (
    <section className="card now" aria-labelledby="maintenant">
      {to && <p className="eyebrow">{words.now}</p>}
      <h2 id="maintenant">{title}</h2>
      {children}
      {to && (
        <p>
          <a className="btn wide" href={to}>
            {button}
            <Icon name="arrow-right" />
          </a>
        </p>
      )}
    </section>
  )
}
