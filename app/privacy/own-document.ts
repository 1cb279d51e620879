import type { Block } from '#app/exchange/html-document.ts'
import { formatInstant, formatShortDay } from '#app/language/dates.ts'
import { formatNumber, formatPercent, say, type SameShape } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { formatPhone } from '#app/rules/phone.ts'
import type { PersonExport } from './export-person.queries.server.ts'
import type { PrivacyWords } from './words/fr.ts'

/** Titles of activities, groups and organisations by their key or id, in the person's language. */
export type Titles = ReadonlyMap<string, string>

type Page = { data: PersonExport; titles: Titles; words: SameShape<PrivacyWords>; language: Language; now: Date }

const dayOf = (instant: Date | null, language: Language) => (instant ? formatShortDay(moroccoDay(instant), language) : '')
/** A part of a plan with its last text. */
export type PlanText = { plan: string; part: string; text: string }

/** The newest text of every part of every plan, with the plan's title. */
export function planTexts({ data, titles }: Pick<Page, 'data' | 'titles'>): PlanText[] {
  const newest = new Map<string, PersonExport['revisions'][number]>()
  for (const revision of data.revisions) {
    const key = `${revision.planId} ${revision.partId}`
    if ((newest.get(key)?.n ?? -1) < revision.n) newest.set(key, revision)
  }
  return [...newest.values()]
    .filter(({ text }) => text.trim() !== '')
    .map(({ planId, partId, text }) => ({ plan: titles.get(planId) ?? planId, part: partId, text }))
    .toSorted((one, other) => one.plan.localeCompare(other.plan) || one.part.localeCompare(other.part, 'fr', { numeric: true }))
}

/** Everything about a person as a page that they can read and print. */
export function ownBlocks(page: Page): Block[] {
  const { data, words, language, now } = page
  const { document } = words
  const { person } = data
  const facts: Array<[string, string]> = [
    [document.name, person.name],
    [document.phone, person.phone ? formatPhone(person.phone) : document.nothing],
    [document.email, person.email ?? document.nothing],
    [document.username, person.username ?? document.nothing],
    [document.since, dayOf(person.createdAt, language)],
  ]
  return [
    { kind: 'text', text: say(document.made, { date: formatInstant(now, language) }) },
    { kind: 'text', text: document.all },
    { kind: 'heading', level: 2, text: document.person },
    { kind: 'facts', rows: facts },
    ...agreements(page),
    ...groups(page),
    ...learning(page),
    ...writing(page),
    ...about(page),
  ]
}

/** A heading with its lines, or with the word for nothing. */
function lines(title: string, texts: string[], nothing: string): Block[] {
  const said = texts.length > 0 ? texts : [nothing]
  return [{ kind: 'heading', level: 2, text: title }, ...said.map((text): Block => ({ kind: 'text', text }))]
}

function table(title: string, head: string[], rows: string[][], nothing: string): Block[] {
  return rows.length === 0
    ? lines(title, [], nothing)
    : [
        { kind: 'heading', level: 2, text: title },
        { kind: 'table', head, rows },
      ]
}

function agreements({ data, words: { document, own }, language }: Page): Block[] {
  const read = data.noticeAcceptances.map(({ version, acceptedAt }) =>
    say(document.noticeRead, { version, date: dayOf(acceptedAt, language) }),
  )
  const given = data.consents.map(({ use, givenAt, withdrawnAt }) =>
    say(withdrawnAt ? document.withdrawn : document.agreed, { use: own.use[use], date: dayOf(withdrawnAt ?? givenAt, language) }),
  )
  return lines(document.agreements, [...read, ...given], document.nothing)
}

function groups({ data, titles, words: { document } }: Page): Block[] {
  const named = [
    ...data.memberships.map(({ organisationId }) => titles.get(organisationId) ?? organisationId),
    ...data.enrolments.map(({ cohortId }) => titles.get(cohortId) ?? cohortId),
  ]
  const roles = data.grants.filter(({ revokedAt }) => revokedAt === null).map(({ role }) => role)
  return [...lines(document.groups, [...new Set(named)], document.nothing), ...(roles.length > 0 ? lines(document.roles, roles, '') : [])]
}

function learning({ data, titles, words: { document }, language }: Page): Block[] {
  const progress = data.itemProgress.map((item) => [
    titles.get(item.itemKey) ?? item.itemKey,
    dayOf(item.openedAt, language),
    dayOf(item.completedAt, language),
    item.bestScore === null ? '' : formatPercent(item.bestScore, language),
  ])
  const tries = data.attempts.map((attempt) => [
    titles.get(attempt.quizKey) ?? attempt.quizKey,
    dayOf(attempt.submittedAt ?? attempt.startedAt, language),
    attempt.score === null ? '' : `${formatNumber(attempt.score, language)} / ${formatNumber(attempt.maxScore ?? 0, language)}`,
  ])
  const { item, begun, finished, best, day, points, nothing } = document
  return [
    ...table(document.progress, [item, begun, finished, best], progress, nothing),
    ...table(document.quizzes, [item, day, points], tries, nothing),
  ]
}

function writing(page: Page): Block[] {
  const { data, words, language } = page
  const { document } = words
  const drafts = planTexts(page).flatMap(({ plan, part, text }): Block[] => [
    { kind: 'heading', level: 3, text: `${plan}, ${part}. ${document.draft}` },
    { kind: 'writing', text },
  ])
  const handedIn = data.submissions.flatMap((submission): Block[] => [
    { kind: 'heading', level: 3, text: say(document.handedIn, { n: submission.n, date: dayOf(submission.submittedAt, language) }) },
    ...data.submissionParts
      .filter(({ submissionId, text }) => submissionId === submission.id && text.trim() !== '')
      .map(({ partId, text }): Block => ({ kind: 'writing', text: `${partId}\n${text}` })),
  ])
  const remarks = data.remarks.filter(({ removedAt }) => removedAt === null).map(({ body }): Block => ({ kind: 'writing', text: body }))
  const nothing: Block[] = [{ kind: 'text', text: document.nothing }]
  return [
    { kind: 'heading', level: 2, text: document.plans },
    ...(drafts.length + handedIn.length > 0 ? [...drafts, ...handedIn] : nothing),
    { kind: 'heading', level: 2, text: document.remarks },
    ...(remarks.length > 0 ? remarks : nothing),
  ]
}

function about({ data, words: { document }, language }: Page): Block[] {
  const contacts = data.contacts.map(({ madeAt, channel, note }) => `${dayOf(madeAt, language)}, ${channel}. ${note}`)
  const devices = data.sessions.map(({ device, createdAt }) => `${device} ${formatInstant(createdAt, language)}`.trim())
  const journal = data.audit.map(({ at, action, device }) => [formatInstant(at, language), action, device])
  return [
    ...lines(document.contacts, contacts, document.nothing),
    ...lines(document.devices, devices, document.nothing),
    ...table(document.journal, [document.day, document.item, document.devices], journal, document.nothing),
  ]
}
