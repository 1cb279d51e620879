import { count } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { accessLinks, groupLinks, invitations, joinRequests } from '#db/schema/invitations.ts'
import { people } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import map from '#app/routes.ts'
import { hashOfNew, linkToken, type LinkKind } from '#app/platform/link-tokens.server.ts'
import { doorsOf, request, viewerFor } from './test-doors.ts'

const doors = await doorsOf(map)
const SALE = idOf('cohort:sale')
const TOKEN = linkToken('this installation', 'invitation', idOf('an invitation'), 1)
const IN_AN_HOUR = new Date(TEST_NOW.getTime() + 3_600_000)
const AN_HOUR_AGO = new Date(TEST_NOW.getTime() - 3_600_000)

/** What people paste, machines send and attackers try, for any field; zero bytes are taken out by the server before a page sees them. */
const NAUGHTY = [
  ...['', ' ', '\u200b\u200e\ufeff', '\u202eadmin\u202c', 'x'.repeat(10_000), '𝕬'.repeat(10_000), 'z\u0338'.repeat(5_000), '\ud800'],
  ...[
    "' or 1=1; drop table people;--",
    '<script>alert(1)</script>',
    '{{constructor.constructor()}}',
    '../../etc/passwd',
    '%00',
    '%s%n',
    '\\x00',
  ],
  ...[
    'a@example.org\r\nBcc: b@example.org',
    '=HYPERLINK("http://bad.example")',
    'null',
    'undefined',
    'NaN',
    '-1',
    '1e309',
    '٠٦٠٠',
    '(ノಥ益ಥ)ノ',
  ],
  ...['cl\u0430ire@passerelle.example', 'true', '[]', '{"$ne":null}', '__proto__', '\u2028', 'Ω≈ç√∫˜µ', '社會科學院', '🏳️‍🌈👩‍👩‍👧‍👦'],
]

async function openLinks(db: Db, more: { expiresAt?: Date; revokedAt?: Date; usedAt?: Date } = {}): Promise<void> {
  const { usedAt: _, ...forGroup } = more
  const hash = (kind: LinkKind) => ({ tokenHash: hashOfNew(kind, TOKEN), expiresAt: IN_AN_HOUR })
  const invited = {
    cohortId: SALE,
    organisationId: idOf('femmes-debout'),
    name: 'Rose Mabika',
    phone: '+212611223344',
    language: 'fr' as const,
  }
  await db.insert(invitations).values({ ...invited, invitedBy: idOf('claire'), ...hash('invitation'), ...more })
  await db.insert(groupLinks).values({ cohortId: SALE, ...hash('group'), ...forGroup })
  await db.insert(accessLinks).values({ personId: idOf('fatou'), madeBy: idOf('claire'), ...hash('access'), ...more })
}

const PAGES = [`/b/${TOKEN}`, `/rejoindre/${TOKEN}`, `/acces/${TOKEN}`]
const who = async (db: Db) => {
  const [{ n = 0 } = {}] = await db.select({ n: count() }).from(people)
  const [{ n: placed = 0 } = {}] = await db.select({ n: count() }).from(enrolments)
  return { n, placed, asked: (await db.select().from(joinRequests)).length }
}

/** The forms that a stranger or a coordinator may send, each with the fields that are right but for the one that is tried. */
const FORMS: ReadonlyArray<{ at: string; by: 'claire' | 'aminata' | null; form: Record<string, string> }> = [
  { at: '/connexion', by: null, form: { name: '0600000005', password: 'wrong words' } },
  { at: '/acces', by: null, form: { name: 'nobody@example.org' } },
  { at: `/b/${TOKEN}`, by: null, form: { act: 'digits', digits: '0000' } },
  { at: `/b/${TOKEN}`, by: null, form: { act: 'create', digits: '3344', password: 'court' } },
  { at: `/rejoindre/${TOKEN}`, by: null, form: { name: '12', phone: '0611', language: 'fr' } },
  { at: `/acces/${TOKEN}`, by: null, form: { digits: '0005', password: 'court' } },
  {
    at: `/cohortes/${SALE}/invitations/nouvelle`,
    by: 'claire',
    form: { name: '12', phone: '06', email: 'x', language: 'fr', organisation: '' },
  },
  { at: '/accompagner', by: 'claire', form: { act: 'remind', id: 'x', enrolment: 'x', because: 'x' } },
  { at: '/profil', by: 'aminata', form: { act: 'emails', emails: 'maybe' } },
  { at: '/profil', by: 'aminata', form: { current: 'wrong', next: 'court' } },
  { at: '/profil/corriger', by: 'aminata', form: { name: '', phone: '06', email: 'x' } },
]

describe('what is pasted or forged', () => {
  test.for(FORMS.map((one) => ({ ...one, fields: Object.keys(one.form).join(' ') })))(
    '$at ($fields) answers it without a fault and creates nobody',
    async ({ at, by, form }, { db }) => {
      await openLinks(db)
      const viewer = await viewerFor(db, by)
      const before = await who(db)
      const faults: string[] = []
      for (const field of Object.keys(form)) {
        for (const typed of NAUGHTY) {
          const answered = await request(db, doors, { method: 'POST', at, form: { ...form, [field]: typed } }, viewer).catch(
            (error: unknown) => error,
          )
          if (answered instanceof Error && !/answered (400|429)/.test(answered.message))
            faults.push(`${field} ${JSON.stringify(typed.slice(0, 20))}: ${answered.message}`)
        }
      }
      expect(faults).toEqual([])
      expect(await who(db)).toEqual(before)
    },
  )
})

describe('the token of a link', () => {
  test('with one letter changed opens nothing, wherever it is tried', async ({ db }) => {
    await openLinks(db)
    for (const at of PAGES) expect((await request(db, doors, { method: 'GET', at }, null)).outcome).toBe('enters')
    const letters = [...TOKEN].flatMap((letter, place) =>
      letter === '-' ? [] : [TOKEN.slice(0, place) + (letter === '7' ? '8' : '7') + TOKEN.slice(place + 1)],
    )
    const forged = [...letters, TOKEN.slice(0, -1), `${TOKEN}7`, TOKEN.repeat(5), 'null']
    for (const token of forged)
      for (const page of ['b', 'rejoindre', 'acces'])
        expect({ token, ...(await request(db, doors, { method: 'GET', at: `/${page}/${token}` }, null)) }).toMatchObject({
          outcome: 'finds nothing',
          wrote: 0,
        })
  })

  test('of another installation opens nothing', async ({ db }) => {
    await openLinks(db)
    const foreign = linkToken('another installation', 'invitation', idOf('an invitation'), 1)
    expect(foreign).not.toBe(TOKEN)
    for (const page of ['b', 'rejoindre', 'acces'])
      expect((await request(db, doors, { method: 'GET', at: `/${page}/${foreign}` }, null)).outcome).toBe('finds nothing')
  })

  test.for([{ expiresAt: AN_HOUR_AGO }, { revokedAt: AN_HOUR_AGO }, { usedAt: AN_HOUR_AGO }])(
    'with %j names nobody and changes nothing',
    async (more, { db }) => {
      await openLinks(db, more)
      for (const at of more.usedAt ? PAGES.filter((page) => !page.startsWith('/rejoindre')) : PAGES) {
        const read = await request(db, doors, { method: 'GET', at }, null)
        expect(read.text).not.toMatch(/Rose|Mabika|Femmes debout|611223344|Fatou/)
        const form = {
          act: 'create',
          digits: '3344',
          password: 'quatre mots pour moi',
          notice: 'yes',
          name: 'Rose',
          phone: '0611223344',
          language: 'fr',
        }
        const sent = await request(db, doors, { method: 'POST', at, form }, null)
        expect({ at, wrote: sent.wrote }).toEqual({ at, wrote: 0 })
      }
    },
  )

  test('tells nobody who it is for before the last digits are right', async ({ db }) => {
    await openLinks(db)
    const wrong = await request(db, doors, { method: 'POST', at: `/b/${TOKEN}`, form: { act: 'digits', digits: '1111' } }, null)
    const right = await request(db, doors, { method: 'POST', at: `/b/${TOKEN}`, form: { act: 'digits', digits: '3344' } }, null)
    for (const text of [wrong.text, (await request(db, doors, { method: 'GET', at: `/b/${TOKEN}` }, null)).text])
      expect(text).not.toMatch(/Rose|Mabika|Femmes debout|611223344/)
    expect(right.text).toContain('Rose')
  })
})
