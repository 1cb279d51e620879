import { describe, expect } from 'vitest'
import { eq } from 'drizzle-orm'
import { countingQueries, type Db } from '#db/handle.ts'
import { memberships } from '#db/schema/organisations.ts'
import { grants, people } from '#db/schema/people.ts'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { administrationWords } from '../words/words.ts'
import { peopleFilter } from './people.forms.ts'
import { peopleFound, personById } from './people.queries.server.ts'
import { roleText } from './role-text.ts'

const namesFor = async (db: Db, filter: { q?: string; role?: string }) =>
  (await peopleFound(db, peopleFilter.parse(filter), 50)).map(({ name }) => name)

describe('the list of people', () => {
  test('is one query, by name, with everybody counted', async ({ db }) => {
    const { result, queries } = await countingQueries(() => peopleFound(db, peopleFilter.parse({}), 50))
    expect(queries).toBeLessThanOrEqual(2)
    expect(result.length).toBe(LEARNERS.length + STAFF.length)
    expect(result[0]).toMatchObject({ name: 'Aminata Diallo', isLearner: true, roles: [], total: result.length })
    expect(result[0]?.organisations.map(({ name }) => name)).toEqual(['Femmes debout'])
    expect(result.find(({ name }) => name === 'Sarah Benali')).toMatchObject({ isLearner: false, roles: ['trainer'] })
  })

  test('shows as many as asked and counts all', async ({ db }) => {
    const shown = await peopleFound(db, peopleFilter.parse({}), 3)
    expect(shown.map(({ total }) => total)).toEqual([26, 26, 26])
  })

  test.for([
    ['nadege', ['Nadège Mbarga']],
    ['CISSE', ['Awa Cissé']],
    ['ادم', ['سلمى آدم']],
    ['06 00 00 00 06', ['Nadège Mbarga']],
    ['+212 600-000-006', ['Nadège Mbarga']],
    ['00212600000006', ['Nadège Mbarga']],
    ['٠٦٠٠٠٠٠٠٠٦', ['Nadège Mbarga']],
    ['sarah@passerelle', ['Sarah Benali']],
    ['100%', []],
    ['_', []],
    ['\\', []],
    ["' or 1=1 --", []],
  ] as const)('a search for %s finds %s', async ([q, names], { db }) => expect(await namesFor(db, { q })).toEqual(names))

  test('narrows to a role that is held today', async ({ db }) => {
    expect(await namesFor(db, { role: 'trainer' })).toEqual(['Joseph Nkodo', 'Sarah Benali'])
    expect(await namesFor(db, { role: 'learner', q: 'aminata' })).toEqual(['Aminata Diallo'])
    expect(await namesFor(db, { role: 'learner', q: 'sarah' })).toEqual([])
    await db
      .update(grants)
      .set({ revokedAt: TEST_NOW })
      .where(eq(grants.personId, idOf('sarah')))
    expect(await namesFor(db, { role: 'trainer' })).toEqual(['Joseph Nkodo'])
  })
})

describe('the page of one person', () => {
  test('is read in four queries', async ({ db }) => {
    const { result, queries } = await countingQueries(() => personById(db, idOf('aminata')))
    expect(queries).toBe(4)
    expect(result?.person).toMatchObject({ name: 'Aminata Diallo', language: 'fr' })
    expect(result?.enrolments.map(({ cohort }) => cohort).sort()).toEqual([
      'Femmes entrepreneures, Salé et Rabat',
      'Responsables associatifs, ODT et CMSM',
    ])
    expect(result?.memberships).toMatchObject([{ organisation: 'Femmes debout', role: 'leader', isMain: true, toDay: null }])
  })

  test('says each role as a sentence with its scope, present ones first', async ({ db }) => {
    await db
      .update(grants)
      .set({ revokedAt: TEST_NOW })
      .where(eq(grants.id, idOf('grant:joseph:sale')))
    const { can } = administrationWords.en.person
    const sentences = async (name: string) => (await personById(db, idOf(name)))?.roles.map((role) => roleText(role, can, 'fr'))
    expect(await sentences('hicham')).toEqual(['Accompanies the people of \u2068ODT Travailleurs migrants\u2069 and of its branches.'])
    expect(await sentences('ines')).toEqual([can.administrator])
    expect(await sentences('joseph')).toEqual([
      'Marks the work of the cohort \u2068Responsables associatifs, ODT et CMSM\u2069.',
      'Marks the work of the cohort \u2068Femmes entrepreneures, Salé et Rabat\u2069.',
    ])
  })

  test('keeps past memberships, and stays for a closed account', async ({ db }) => {
    await db
      .insert(memberships)
      .values({ personId: idOf('awa'), organisationId: idOf('lumiere'), fromDay: '2024-01-01', toDay: '2025-01-01' })
    await db
      .update(people)
      .set({ archivedAt: TEST_NOW })
      .where(eq(people.id, idOf('awa')))
    const found = await personById(db, idOf('awa'))
    expect(found?.memberships.map(({ toDay }) => toDay)).toEqual([null, '2025-01-01'])
    expect(found?.person.archivedAt).toEqual(TEST_NOW)
  })

  test('does not exist for an unknown id', async ({ db }) => expect(await personById(db, idOf('nobody'))).toBeUndefined())
})
