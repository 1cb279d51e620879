import { trainsIn, type Viewer } from '#app/access/viewer.ts'
import { coherenceText, type CoherenceText } from '#app/interface/plan/coherence-texts.ts'
import { computedTable } from '#app/interface/plan/computed-table.ts'
import { filledTables, type ShownTable } from '#app/interface/plan/shown-table.ts'
import { planTableWords } from '#app/interface/plan/words/words.ts'
import { formatInstant, formatTime } from '#app/language/dates.ts'
import { daysBetween } from '#app/rules/calendar-days.ts'
import { compareTexts, isSameText, type Change } from '#app/rules/compare-texts.ts'
import { askSecond, isIdle, retract } from '#app/rules/grading.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { moroccoDay, toMoroccoLocal } from '#app/rules/morocco-time.ts'
import type { HeldFile } from '#app/rules/part-files.ts'
import { coherenceMarks, partsOfMark } from '#app/rules/plan-coherence.ts'
import { planMoneyFrom, tablesOfPlan } from '#app/rules/plan-money-reading.ts'
import { tablesOf } from '#app/rules/plan-parts.ts'
import { liveLease, workState } from '#app/rules/work-states.ts'
import type { SubmissionInView } from './submission.queries.server.ts'

/** A table of a part, with the one of the version before where it changed. */
export type ComparedTable = { table: ShownTable; before: ShownTable | null }
export type ShownPart = {
  id: string
  title: string
  text: string
  tables: ComparedTable[]
  coherence: CoherenceText[]
  files: HeldFile[]
  /** How many files are kept back, because they would tell who the author is. */
  hiddenFiles: number
  hasChanged: boolean
  /** Word by word, when the page compares. */
  changes: Change[] | null
}
export type ShownLevel = { id: string; label: string; from: number; to: number; descriptor: string }
export type ShownCriterion = {
  id: string
  title: string
  maxPoints: number
  minimum: number
  partIds: string[]
  levels: ShownLevel[]
  mark: { levelId: string; points: number; comment: string; rowVersion: number } | null
}
export type ShownRemark = {
  id: string
  partId: string | null
  partTitle: string | null
  criterionId: string | null
  quote: string | null
  quoteStart: number | null
  quoteEnd: number | null
  body: string
  voice?: { id: string; bytes: number } | null | undefined
}
export type EarlierRemark = ShownRemark & { isTicked: boolean; replies: Array<{ id: string; body: string; when: string }> }

type Reader = Pick<Viewer, 'id' | 'trains' | 'trainsCourses' | 'coordinates'>
type Showing = { viewer: Reader; language: Language; now: Date; isComparing: boolean }

const timeOf = (instant: Date, language: Language) => formatTime(toMoroccoLocal(instant).time, language)

/** A remark with the title of the part it stands on. */
export function shownRemark(
  remark: Omit<ShownRemark, 'partTitle'>,
  assignment: SubmissionInView['assignment'],
  language: Language,
): ShownRemark {
  const { id, partId, criterionId, quote, quoteStart, quoteEnd, body, voice } = remark
  const part = assignment.parts.find((one) => one.id === partId)
  return { id, partId, partTitle: part ? textIn(part.title, language) : null, criterionId, quote, quoteStart, quoteEnd, body, voice }
}

function partsShown(view: SubmissionInView, { language, isComparing }: Showing): ShownPart[] {
  const { assignment } = view
  const words = planTableWords[language]
  const { money } = planMoneyFrom(assignment.tables, tablesOfPlan(view.parts))
  const moneyBefore = planMoneyFrom(assignment.tables, tablesOfPlan(view.partsBefore)).money
  const marks = Object.keys(tablesOfPlan(view.parts)).length > 0 ? coherenceMarks(money) : []
  return assignment.parts.map((part) => {
    const now = view.parts.find(({ partId }) => partId === part.id)
    const before = view.partsBefore.find(({ partId }) => partId === part.id)
    const shown = (content: typeof now, plan: typeof money) =>
      tablesOf(assignment, part).flatMap((table) => {
        const showing = { money: plan, words, language }
        return [...filledTables(table, content?.tables[table.id], showing), ...[computedTable(table, showing) ?? []].flat()]
      })
    const tablesBefore = before ? shown(before, moneyBefore) : []
    const tables = shown(now, money).map((table) => {
      const old = tablesBefore.find(({ id }) => id === table.id)
      return { table, before: old && JSON.stringify(old) !== JSON.stringify(table) ? old : null }
    })
    const isTextSame = !before || isSameText(before.text, now?.text ?? '')
    return {
      id: part.id,
      title: textIn(part.title, language),
      text: now?.text ?? '',
      tables: tables.filter(({ table, before: old }) => table.rows.length > 0 || old !== null),
      coherence: marks
        .filter((mark) => partsOfMark(mark, assignment)[0] === part.id)
        .map((mark) => coherenceText(mark, { money, words, language })),
      files: view.files.filter(({ partId }) => partId === part.id),
      hiddenFiles: view.hidden.filter((partId) => partId === part.id).length,
      hasChanged: before !== undefined && (!isTextSame || tables.some(({ before: old }) => old !== null)),
      changes: isComparing && before && !isTextSame ? compareTexts(before.text, now?.text ?? '') : null,
    }
  })
}

function criteriaShown(view: SubmissionInView, language: Language): ShownCriterion[] {
  return view.rubric.criteria.map((criterion) => {
    const row = view.criteria.find(({ criterionId }) => criterionId === criterion.id)
    return {
      id: criterion.id,
      title: textIn(criterion.title, language),
      maxPoints: criterion.points,
      minimum: view.rubric.pass.minimum[criterion.id] ?? 0,
      partIds: criterion.parts,
      levels: criterion.levels.map((level) => ({
        ...{ id: level.id, from: level.from, to: level.to },
        label: textIn(level.label, language),
        descriptor: textIn(level.descriptor, language),
      })),
      mark:
        row && row.levelId !== null && row.points !== null && row.rowVersion !== null
          ? { levelId: row.levelId, points: row.points, comment: row.comment ?? '', rowVersion: row.rowVersion }
          : null,
    }
  })
}

/** Other decided markings beside the one on the page, each with its levels in words. */
function othersShown(view: SubmissionInView, language: Language) {
  return [...new Set(view.others.map(({ markId }) => markId))].flatMap((markId) => {
    const own = view.others.filter((one) => one.markId === markId)
    const [first] = own
    if (!first) return []
    const criteria = view.rubric.criteria.flatMap((criterion) => {
      const given = own.find(({ criterionId }) => criterionId === criterion.id)
      const level = criterion.levels.find(({ id }) => id === given?.levelId)
      if (!given || !level) return []
      return [
        {
          ...{ id: criterion.id, title: textIn(criterion.title, language), level: textIn(level.label, language) },
          ...{ points: given.points, of: criterion.points, comment: given.comment },
        },
      ]
    })
    return [{ id: markId, role: first.role, by: first.by, overall: first.overall, criteria }]
  })
}

function earlierShown(view: SubmissionInView, { language, now }: Showing) {
  if (!view.earlier) return null
  const { n, shown } = view.earlier
  const said = shown.remarks.map((remark): EarlierRemark => {
    const own = view.answers.filter(({ remarkId }) => remarkId === remark.id)
    return {
      ...shownRemark(remark, view.assignment, language),
      isTicked: own.some(({ tickedAt }) => tickedAt !== null),
      replies: own.flatMap(({ replyId, reply, repliedAt }) =>
        replyId && reply && repliedAt ? [{ id: replyId, body: reply, when: formatInstant(repliedAt, language, now) }] : [],
      ),
    }
  })
  return { n, message: shown.message, remarks: said }
}

/** Who marks a piece of work: its trainers, and where a second marking is due its coordinators as well. */
const marks = (viewer: Reader, row: SubmissionInView['row']) =>
  trainsIn(viewer, row) || (row.secondAskedAt !== null && row.firstBy !== null && viewer.coordinates.includes(row.cohortId))

/** What the viewer may do with a piece of work at this moment, by the rules of grading. */
function mayDo({ row, work }: SubmissionInView, { viewer, now }: Showing) {
  const state = workState(work, now)
  const lease = liveLease(work, now)
  const isKeptAway = work.sharesOrganisation?.includes(viewer.id) ?? false
  const trains = marks(viewer, row) && !work.markedBy?.includes(viewer.id) && !isKeptAway
  const isWaiting = state === 'submitted' || state === 'in-marking' || state === 'marked'
  const as = viewer.coordinates.includes(row.cohortId) ? ('coordinator' as const) : ('trainer' as const)
  const facts = { now, by: viewer.id, as, reason: '…', isNextRoundHandedIn: row.hasNextRound }
  return {
    isKeptAway: isKeptAway && isWaiting,
    start: trains && isWaiting && !lease,
    takeOver: trains && isWaiting && lease !== null && lease.by !== viewer.id && isIdle(lease, now),
    edit: trains && isWaiting && lease?.by === viewer.id,
    reopen: trains && state === 'ready',
    release: state === 'ready',
    askSecond: viewer.coordinates.includes(row.cohortId) && askSecond(work, { now, isAsked: row.secondAskedAt !== null }).ok,
    return: row.role !== 'second',
    retract: retract(work, facts).ok,
  }
}

function placeInQueue({ row, queue }: SubmissionInView) {
  const place = queue.indexOf(row.id)
  return {
    count: queue.length,
    previousId: queue[place - 1] ?? null,
    nextId: queue[place + 1] ?? (place === -1 ? (queue[0] ?? null) : null),
  }
}

/** A hand-in as its page shows it: texts in the reader's language, nothing that the page does not need. */
export function shownSubmission(view: SubmissionInView, showing: Showing) {
  const { row, work, rubric } = view
  const { viewer, language, now } = showing
  const state = workState(work, now)
  const lease = liveLease(work, now)
  const days = daysBetween(moroccoDay(row.submittedAt), moroccoDay(now))
  const [mark] = view.criteria
  const isWaiting = state === 'submitted' || state === 'in-marking' || state === 'marked'
  return {
    id: row.id,
    name: row.ownerName,
    authorLanguage: view.authorLanguage,
    organisation: row.organisation,
    isAnonymous: row.isAnonymous,
    mayIdentify: row.isAnonymous && viewer.coordinates.includes(row.cohortId),
    cohort: row.cohort,
    planTitle: textIn(row.title, language),
    n: row.n,
    handedIn: formatInstant(row.submittedAt, language, now),
    isLate: row.lateSeconds > 0,
    waits: isWaiting ? { days, isOverdue: days > row.gradeWithinDays } : null,
    receiptCode: view.receiptCode,
    statement: view.statement,
    state,
    holder: lease && {
      isYours: lease.by === viewer.id,
      name: row.leaseName ?? '',
      time: timeOf(lease.takenAt, language),
      idleMinutes: Math.floor((now.getTime() - lease.renewedAt.getTime()) / 60_000),
    },
    may: mayDo(view, showing),
    decided:
      row.decision && row.decidedAt
        ? { verdict: row.decision, by: row.deciderName ?? '', when: formatInstant(row.decidedAt, language, now) }
        : null,
    releasedAt: row.releasedAt && formatInstant(row.releasedAt, language, now),
    seenAt: view.seenAt && formatInstant(view.seenAt, language, now),
    versionBefore: view.partsBefore[0]?.n ?? null,
    isComparing: showing.isComparing && view.partsBefore.length > 0,
    parts: partsShown(view, showing),
    criteria: criteriaShown(view, language),
    pass: { total: rubric.pass.total, of: rubric.total },
    message: {
      overall: mark?.overall ?? '',
      privateNote: trainsIn(viewer, row) || row.markBy === viewer.id ? (mark?.privateNote ?? '') : '',
      rowVersion: mark?.messageVersion ?? 1,
    },
    remarks: view.remarks.map((remark) => shownRemark(remark, view.assignment, language)),
    turn: row.secondAskedAt === null || row.outcomeId ? null : row.role,
    others: othersShown(view, language),
    earlier: earlierShown(view, showing),
    bank: view.bank.map(({ id, criterionId, body }) => ({
      id,
      criterionId,
      label: textIn(body, language),
      text: textIn(body, view.authorLanguage),
    })),
    queue: placeInQueue(view),
  }
}
export type ShownSubmission = ReturnType<typeof shownSubmission>
