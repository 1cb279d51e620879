import { Funnel } from '#app/interface/pictures/funnel.tsx'
import { MOST_MULTIPLES, SmallMultiples } from '#app/interface/pictures/small-multiples.tsx'
import { Sparkline } from '#app/interface/pictures/sparkline.tsx'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say, sayCount } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { largestLoss } from '#app/rules/cohort-funnel.ts'
import type { Board } from './load-board.queries.server.ts'
import { coordinationWords } from './words/words.ts'

/** The people shown on the board as pictures: how their weeks went, how far they came, and each organisation beside the others. */
export function BoardPictures({ board, today }: { board: Board; today: CalendarDay }) {
  const { pictures: words } = useWords(coordinationWords)
  return (
    <section className="section stack" id="images" aria-labelledby="images-title">
      <h2 id="images-title">{words.title}</h2>
      <div className="cards pictures">
        {board.weeks.length > 0 && <Weeks board={board} today={today} />}
        <Steps board={board} />
      </div>
      {board.organisations.length > 1 && <Organisations board={board} />}
    </section>
  )
}

function Weeks({ board, today }: { board: Board; today: CalendarDay }) {
  const { weeks: words } = useWords(coordinationWords).pictures
  const language = useLanguage()
  const { weeks, lines } = board
  const [best] = [...weeks].sort((one, other) => other.active - one.active)
  const sentence =
    best && best.active > 0
      ? [
          sayCount(words.now, weeks.at(-1)?.active ?? 0, language, { of: formatNumber(lines.length, language) }),
          sayCount(words.best, best.active, language, { week: best.n }),
        ].join(' ')
      : words.nobody
  return (
    <Sparkline
      id="weeks"
      title={words.title}
      sentence={sentence}
      columns={[words.week, words.active]}
      points={weeks.map(({ n, from, active }) => ({
        key: from,
        name: say(words.from, { n, date: formatShortDay(from, language, today) }),
        short: say(words.short, { n }),
        value: active,
      }))}
    />
  )
}

function Steps({ board }: { board: Board }) {
  const { funnel: words } = useWords(coordinationWords).pictures
  const language = useLanguage()
  const { funnel } = board
  const loss = largestLoss(funnel)
  const sentence = [
    sayCount(words.validated, funnel.at(-1)?.people ?? 0, language, { of: formatNumber(funnel[0]?.people ?? 0, language) }),
    loss ? sayCount(words.loss, loss.lost, language, { step: words.steps[loss.step] }) : words.noLoss,
  ].join(' ')
  return (
    <Funnel
      id="funnel"
      title={words.title}
      sentence={sentence}
      columns={[words.step, words.people]}
      steps={funnel.map(({ step, people, lost }) => ({
        key: step,
        name: words.steps[step],
        value: people,
        less: lost > 0 ? sayCount(words.less, lost, language) : '',
      }))}
    />
  )
}

function Organisations({ board }: { board: Board }) {
  const words = useWords(coordinationWords)
  const language = useLanguage()
  const { organisations: own } = words.pictures
  const lines = [...board.organisations].sort((one, other) => other.people - one.people)
  const late = lines.filter((line) => line.late + line.never > 0).length
  return (
    <SmallMultiples
      id="organisations"
      title={own.title}
      sentence={sayCount(own.sentence, late, language, { of: formatNumber(lines.length, language) })}
      lineName={words.board.organisation}
      kinds={[
        { kind: 'good', name: words.board.states.planned },
        { kind: 'late', name: words.board.states.late },
        { kind: 'none', name: words.board.states.never },
      ]}
      lines={lines.map(({ id, name, people, late: behind, never }) => ({
        key: id ?? 'none',
        name: name ?? words.board.noOrganisation,
        values: [people - behind - never, behind, never],
      }))}
      rest={sayCount(own.rest, Math.max(0, lines.length - MOST_MULTIPLES), language)}
    />
  )
}
