import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, contacts, deadlineChanges, deadlines, enrolments, extensions, sheetDrafts } from '#db/schema/cohorts.ts'
import { groupLinks, invitations } from '#db/schema/invitations.ts'
import { reportSnapshots } from '#db/schema/reports.ts'
import { attendanceMarks, workshops } from '#db/schema/workshops.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { sends } from '#app/access/test-sends.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { action as calls } from './calls.route.tsx'
import { action as newInvitation } from './invitations/new-invitation.route.tsx'
import { action as invitationList } from './invitations/invitations.route.tsx'
import { placeToInvite } from './invitations/place.queries.server.ts'
import { action as newReport } from './reports/new-report.route.tsx'
import { endCohort } from './setup/end-cohort.server.ts'
import { action as newCohort } from './setup/new-cohort.route.tsx'
import { action as settings } from './setup/settings.route.tsx'
import { action as upload } from './sheets/upload.route.tsx'
import { action as dates } from './steering/dates.route.tsx'
import { action as people } from './steering/enrolments.route.tsx'
import { action as attendance } from './workshops/workshop.route.tsx'
import { action as plans } from './workshops/workshops.route.tsx'

const SALE = idOf('cohort:sale')
const AT = `/cohortes/${SALE}`
const ENROLMENT = idOf('enrolment:sale:fatou')
const ELSEWHERE = idOf('enrolment:odt:moussa')
const WORKSHOP = idOf('workshop:prices')
const PERSON = { name: 'Rose Mabika', phone: '0611223344', email: '', language: 'fr', organisation: '' }
const COHORT = { id: randomUUID(), programme: 'femmes', name: 'Hiver', startsOn: '2027-01-04', endsOn: '2027-03-28', revision: '0' }
const MOVE = { item: 'c10-m6', whom: 'all', day: '2026-12-20', reason: 'Fête.', seen: '' }

/** Everything that a bad request could have changed. */
async function stateOf(db: Db): Promise<string> {
  const tables = [
    cohorts,
    enrolments,
    extensions,
    deadlineChanges,
    contacts,
    sheetDrafts,
    invitations,
    groupLinks,
    reportSnapshots,
    workshops,
  ]
  const states: unknown[] = [
    await db.select().from(cohortCourses).orderBy(asc(cohortCourses.cohortId), asc(cohortCourses.position)),
    await db.select().from(deadlines).orderBy(asc(deadlines.cohortId), asc(deadlines.itemKey)),
    await db.$count(attendanceMarks),
  ]
  for (const table of tables) states.push(await db.select().from(table).orderBy(asc(table.id)))
  return JSON.stringify(states)
}

const file = (bytes: string, name: string) => {
  const form = new FormData()
  form.set('file', new Blob([bytes]), name)
  return form
}

describe('a coordinator', () => {
  test.for([
    ['a person with a number that is too short', newInvitation, '/invitations/nouvelle', { ...PERSON, phone: '0611' }, 400],
    ['a person for an organisation that is none', newInvitation, '/invitations/nouvelle', { ...PERSON, organisation: randomUUID() }, 400],
    ['a link for an organisation that is none', invitationList, '/invitations', { act: 'make-link', organisation: randomUUID() }, 404],
    ['a request that is none', invitationList, '/invitations', { act: 'accept', request: randomUUID() }, 404],
    ['an act that is none', invitationList, '/invitations', { act: 'delete-all' }, 400],
    ['a picture for a sheet', upload, '/importer', file('\u0089PNG\r\n\u001a\n\u0000\u0000', 'liste.xlsx'), 400],
    ['nothing for a sheet', upload, '/importer', file('', 'liste.csv'), 400],
    ['a day that is none', dates, '/dates', { ...MOVE, day: '31/02/2027' }, 400],
    ['a day long before the cohort', dates, '/dates', { ...MOVE, day: '0206-12-20' }, 400],
    ['a day long after the cohort', dates, '/dates', { ...MOVE, day: '2062-12-20' }, 400],
    ['a day that another has moved meanwhile', dates, '/dates', { ...MOVE, seen: '2026-11-11' }, 409],
    ['a day of a module that is none', dates, '/dates', { ...MOVE, item: 'c9-m1' }, 404],
    ['a day of somebody of another cohort', dates, '/dates', { ...MOVE, whom: `person:${idOf('moussa')}` }, 404],
    ['a day of an organisation that is none', dates, '/dates', { ...MOVE, whom: `organisation:${randomUUID()}` }, 404],
    ['somebody of another cohort', people, '/personnes', { enrolment: ELSEWHERE, status: 'withdrawn', reason: 'x' }, 404],
    ['a status that is none', people, '/personnes', { enrolment: ENROLMENT, status: 'expelled', reason: 'x' }, 400],
    ['a way out without a reason', people, '/personnes', { enrolment: ENROLMENT, status: 'withdrawn', reason: ' ' }, 400],
    ['a cohort without days', newCohort, '', { ...COHORT, startsOn: 'demain', take: 'c10', 'required-c10': 'on' }, 400],
    ['a cohort of no course', newCohort, '', { ...COHORT, take: 'c99', 'required-c99': 'on' }, 400],
    ['a cohort on a programme that is none', newCohort, '', { ...COHORT, programme: 'x', take: 'c10', 'required-c10': 'on' }, 404],
    ['a cohort that is no form', newCohort, '', { name: 'Hiver' }, 400],
    ['settings that another has changed', settings, '/reglages', { ...COHORT, id: SALE, revision: '99', take: 'c10' }, 409],
    [
      'a workshop that ends before it begins',
      plans,
      '/ateliers',
      {
        ...{ id: randomUUID(), title: 'Prix', place: 'Salé', day: '2027-01-10', starts: '12:00', ends: '10:00' },
      },
      400,
    ],
    ['a report from the future back', newReport, '', { from: '2026-12-01', to: '2026-01-01', cohort: SALE, attribution: 'enrolment' }, 400],
    ['a report over no cohort of theirs', newReport, '', { from: '2026-01-01', to: '2026-02-01', cohort: randomUUID() }, 400],
    ['a contact with somebody unknown', calls, '', { id: randomUUID(), enrolment: randomUUID(), channel: 'call', note: '' }, 404],
  ] as const)('who sends %s is told, and nothing is half done', async ([, action, at, form, status], { db }) => {
    const before = await stateOf(db)
    const answer = await sends(db, 'claire', action, `${AT}${at}`, { id: SALE, workshopId: WORKSHOP }, form)
    expect(answer).toMatchObject({ status })
    expect(await stateOf(db)).toBe(before)
  })

  test('who notes somebody of another cohort at a workshop notes nobody', async ({ db }) => {
    const form = { key: randomUUID(), [`is-${ELSEWHERE}`]: 'present', [`was-${ELSEWHERE}`]: '' }
    await sends(db, 'claire', attendance, `${AT}/ateliers/${WORKSHOP}`, { id: SALE, workshopId: WORKSHOP }, form)
    expect(await db.$count(attendanceMarks, eq(attendanceMarks.enrolmentId, ELSEWHERE))).toBe(0)
  })

  test('whose cohort was closed meanwhile is led to where it is said, and nobody is invited', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    await endCohort(db, claire, SALE, 'close', TEST_NOW)
    const before = await stateOf(db)
    const told = { status: 303, to: `${AT}/invitations` }
    expect(await sends(db, 'claire', newInvitation, `${AT}/invitations/nouvelle`, { id: SALE }, PERSON)).toEqual(told)
    expect(await sends(db, 'claire', invitationList, `${AT}/invitations`, { id: SALE }, { act: 'make-link', organisation: '' })).toEqual(
      told,
    )
    expect(
      await sends(db, 'claire', upload, `${AT}/importer`, { id: SALE }, file('Nom;Téléphone\nRose;0611223344', 'a.csv')),
    ).toMatchObject({
      status: 400,
    })
    expect(await stateOf(db)).toBe(before)
    expect(await placeToInvite(db, claire, SALE)).toMatchObject({ isClosed: true })
  })
})

test('a coordinator of other organisations finds none of these doors', async ({ db }) => {
  const before = await stateOf(db)
  for (const action of [newInvitation, invitationList, upload, dates, people, settings, plans, attendance]) {
    const answer = await sends(db, 'hicham', action, AT, { id: SALE, workshopId: WORKSHOP }, { ...PERSON, ...MOVE, act: 'close' })
    expect(answer).toMatchObject({ status: 404 })
  }
  expect(await stateOf(db)).toBe(before)
})
