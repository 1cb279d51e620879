import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { usePage } from '#app/interface/page.ts'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatInstant, formatTime } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say, sayCount } from '#app/language/words.ts'
import { toMoroccoLocal } from '#app/rules/morocco-time.ts'
import { queryWords } from './criterion/words/words.ts'
import type { Queue, QueueLine } from './queue.queries.server.ts'
import { queueAddress, type QueueWish } from './queue.forms.ts'
import { QUEUE_TABS, TAB_ADDRESSES } from './queue-tabs.ts'
import { readyWords } from './ready/words/words.ts'
import { gradingWords } from './words/words.ts'

const PAGE = 50

type Props = {
  queue: Queue
  wish: QueueWish
  /** What was just decided, when nothing else waits. */
  decided: { name: string; id: string; verdict: 'return' | 'validate' | 'second' | 'moderator' } | null
}

/** The queue of a trainer: what waits, longest first, and on further tabs what is revised, ready and released. */
export function QueuePage({ queue, wish, decided }: Props) {
  const words = useWords(gradingWords)
  const queries = useWords(queryWords)
  const ready = useWords(readyWords)
  const language = useLanguage()
  const { viewer } = usePage()
  const { tab } = wish
  const isFiltered = wish.cohortId !== null || wish.organisationId !== null || wish.isMine
  return (
    <StaffPage>
      <h1>{words.queue.title}</h1>
      {decided && (
        <Notice kind="ok" title={words.done.title} isNews>
          <p>{say(words.done[decided.verdict], { name: decided.name })}</p>
          <p>
            {words.done.queueEmpty} <a href={`/correction/${decided.id}`}>{words.done.undo}</a>
          </p>
        </Notice>
      )}
      <nav className="tabs" aria-label={words.queue.title}>
        {QUEUE_TABS.map((one) => (
          <a key={one} href={queueAddress({ ...wish, tab: one, pages: 1 })} aria-current={one === tab ? 'page' : undefined}>
            {say(words.queue.tab, { tab: words.queue.tabs[one], n: formatNumber(queue.counts[one], language) })}
          </a>
        ))}
      </nav>
      <div className="row between">
        <p className="muted">{words.queue.lead[tab]}</p>
        <div className="row">
          {viewer?.isCoordinator && (
            <a className="btn quiet" href="/correction/comparer">
              {words.spread.link}
            </a>
          )}
          {viewer?.isTrainer && (
            <a className="btn quiet" href="/correction/avis">
              {words.asking.link}
            </a>
          )}
          <a className="btn quiet" href="/correction/phrases">
            {ready.link}
          </a>
          <a className="btn quiet" href="/correction/criteres">
            {queries.link}
          </a>
          <a className="btn quiet" href="/correction/reponses">
            {words.queue.written}
          </a>
        </div>
        {tab === 'ready' && queue.counts.ready > 0 && (
          <a className="btn" href="/correction/publier">
            <Icon name="send" />
            {words.queue.release}
          </a>
        )}
      </div>
      <QueueFilters queue={queue} wish={wish} />
      {queue.lines.length === 0 ? (
        <p className="card">{isFiltered ? words.queue.emptyFilter : words.queue.empty[tab]}</p>
      ) : (
        <FoldingTable
          caption={sayCount(words.queue.caption, queue.counts[tab], language)}
          columns={[
            { label: words.queue.columns.person },
            { label: words.queue.columns.work },
            { label: words.queue.columns.version },
            { label: words.queue.columns.since[tab] },
            { label: words.queue.columns.state },
          ]}
          lines={queue.lines.map((line) => ({ key: line.id, cells: cellsOf({ line, wish }) }))}
        />
      )}
      {queue.rest > 0 && (
        <p>
          <a className="btn second" href={queueAddress({ ...wish, pages: wish.pages + 1 })}>
            {sayCount(words.queue.more, Math.min(PAGE, queue.rest), language)}
          </a>
        </p>
      )}
    </StaffPage>
  )
}

function cellsOf({ line, wish }: { line: QueueLine; wish: QueueWish }) {
  return [
    <Person key="person" line={line} />,
    <span key="work" dir="auto">
      {line.title}
    </span>,
    <Version key="version" line={line} />,
    <Since key="since" line={line} wish={wish} />,
    <State key="state" line={line} wish={wish} />,
  ]
}

function Person({ line }: { line: QueueLine }) {
  const { queue: words } = useWords(gradingWords)
  return (
    <>
      <a href={`/correction/${line.id}`}>
        <bdi>{line.name}</bdi>
      </a>
      <span className="hint" dir="auto">
        {line.organisation ?? words.noOrganisation}
      </span>
    </>
  )
}

function Version({ line }: { line: QueueLine }) {
  const { queue: words } = useWords(gradingWords)
  const language = useLanguage()
  return (
    <>
      {formatNumber(line.n, language)}
      {line.answersReturn && (
        <>
          {' '}
          <abbr title={words.answersReturn}>
            <span aria-hidden="true">{words.plus}</span>
            <span className="hidden">{words.answersReturn}</span>
          </abbr>
        </>
      )}
    </>
  )
}

function Since({ line, wish }: { line: QueueLine; wish: QueueWish }) {
  const { queue: words } = useWords(gradingWords)
  const language = useLanguage()
  return (
    <span className="tags">
      <span title={formatInstant(line.since, language)}>{sayCount(words.days, line.days, language)}</span>
      {line.isOverdue && (
        <Tag tone="bad" icon="triangle-alert">
          {words.overdue}
        </Tag>
      )}
      {wish.tab === 'waiting' && line.isLate && <Tag tone="warn">{words.late}</Tag>}
    </span>
  )
}

function State({ line, wish }: { line: QueueLine; wish: QueueWish }) {
  const { queue: words } = useWords(gradingWords)
  const language = useLanguage()
  if (wish.tab === 'revision') return <Tag tone="info">{words.toRevise}</Tag>
  const result = { points: formatNumber(line.points ?? 0, language), of: formatNumber(line.maxPoints ?? 0, language) }
  if (wish.tab !== 'waiting' && line.decision === 'return') return <Tag tone="info">{words.decided.return}</Tag>
  if (wish.tab !== 'waiting')
    return (
      <Tag tone={line.isPassed ? 'ok' : 'warn'} icon={line.isPassed ? 'circle-check' : 'circle-alert'}>
        {say(line.isPassed ? words.passed : words.notPassed, result)}
      </Tag>
    )
  if (line.isKeptAway) return <Tag tone="plain">{words.keptAway}</Tag>
  if (line.held?.isYours)
    return (
      <Tag tone="info" icon="user-check">
        {words.yours}
      </Tag>
    )
  if (line.held) {
    const time = formatTime(toMoroccoLocal(line.held.since).time, language)
    return (
      <Tag tone="warn" icon="lock">
        {say(words.taken, { name: line.held.by, time })}
      </Tag>
    )
  }
  if (line.isForYou)
    return (
      <Tag tone="info" icon="user-check">
        {words.forYou}
      </Tag>
    )
  if (line.forName) return <Tag tone="plain">{say(words.forName, { name: line.forName })}</Tag>
  return <>{line.state === 'submitted' && !line.isBegun ? words.free : words.begun}</>
}

function QueueFilters({ queue, wish }: { queue: Queue; wish: QueueWish }) {
  const { queue: words } = useWords(gradingWords)
  const { cohorts, organisations } = queue.filters
  const mine = { ...wish, isMine: !wish.isMine, pages: 1 }
  const isShared = wish.isMine || queue.lines.some(({ isForYou, forName }) => isForYou || forName !== null)
  const toMine = isShared && (
    <p className="no-print">
      <a href={queueAddress(mine)}>{wish.isMine ? words.everybody : words.mine}</a>
    </p>
  )
  if (cohorts.length < 2 && organisations.length < 2) return toMine
  return (
    <>
      {toMine}
      <form method="get" className="filters no-print">
        <input type="hidden" name="onglet" value={TAB_ADDRESSES[wish.tab]} />
        {wish.isMine && <input type="hidden" name="pour" value="moi" />}
        {cohorts.length > 1 && <Choose name="cohorte" label={words.cohort} all={words.all} chosen={wish.cohortId} choices={cohorts} />}
        {organisations.length > 1 && (
          <Choose name="organisation" label={words.organisation} all={words.all} chosen={wish.organisationId} choices={organisations} />
        )}
        <button className="btn second">
          <Icon name="funnel" />
          {words.filter}
        </button>
      </form>
    </>
  )
}

type ChooseProps = { name: string; label: string; all: string; chosen: string | null; choices: Array<{ id: string; name: string }> }

function Choose({ name, label, all, chosen, choices }: ChooseProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} className="input" defaultValue={chosen ?? ''}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </div>
  )
}
