import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLetGo, sendOutbox, type Entry, type Outbox, type Outcome } from './send-outbox.ts'

const entryOf = (n: number, document: string): Entry => ({
  ...{ n, document, owner: 'one', finishedAt: '2026-11-20T10:00:00Z', address: `${document}/${n}`, title: '', body: `id=${n}` },
})

/** A phone and its server: `says` is what becomes of each post, and whether the server had taken it before the answer was lost. */
function phoneWith(entries: Entry[], says: (n: number) => { outcome: Outcome; reaches: boolean }) {
  const waiting = [...entries]
  const arrived: number[] = []
  const box: Outbox = {
    entries: async () => [...waiting],
    post: async ({ n = 0 }) => {
      const { outcome, reaches } = says(n)
      if (reaches) arrived.push(n)
      return outcome
    },
    take: async (entry) => void waiting.splice(waiting.indexOf(entry), 1),
    refuse: async (entry, refused) => void waiting.splice(waiting.indexOf(entry), 1, { ...entry, refused }),
  }
  return { box, waiting, arrived }
}

const taken = { outcome: 'taken', reaches: true } as const
const away = { outcome: 'away', reaches: false } as const

test('everything is sent in order, and nothing twice', async () => {
  const phone = phoneWith([entryOf(1, '/plan/a'), entryOf(2, '/quiz/b'), entryOf(3, '/plan/a')], () => taken)
  expect(await sendOutbox(phone.box)).toBe('sent')
  expect(phone.arrived).toEqual([1, 2, 3])
  expect(phone.waiting).toEqual([])
})

test('without an answer everything waits, the first entry too', async () => {
  const phone = phoneWith([entryOf(1, '/plan/a'), entryOf(2, '/quiz/b')], () => away)
  expect(await sendOutbox(phone.box)).toBe('waiting')
  expect(phone.waiting.map(({ n }) => n)).toEqual([1, 2])
})

test('a refused entry stays with its text and holds back its own document only', async () => {
  const phone = phoneWith([entryOf(1, '/quiz/b'), entryOf(2, '/quiz/b'), entryOf(3, '/plan/a')], (n) =>
    n === 1 ? { outcome: { refused: '/quiz/b/resultat?tard=1' }, reaches: true } : taken,
  )
  expect(await sendOutbox(phone.box)).toBe('sent')
  expect(phone.waiting).toEqual([{ ...entryOf(1, '/quiz/b'), refused: '/quiz/b/resultat?tard=1' }, entryOf(2, '/quiz/b')])
  expect(phone.arrived).toEqual([1, 3])
})

test('a fault of the server is tried again later and holds nobody else up', async () => {
  const phone = phoneWith([entryOf(1, '/plan/a'), entryOf(2, '/plan/a'), entryOf(3, '/quiz/b')], (n) =>
    n === 1 ? { outcome: 'fault', reaches: false } : taken,
  )
  expect(await sendOutbox(phone.box)).toBe('waiting')
  expect(phone.waiting).toEqual([entryOf(1, '/plan/a'), entryOf(2, '/plan/a')])
})

test('a session that ended keeps everything for its author', async () => {
  const phone = phoneWith([entryOf(1, '/plan/a'), entryOf(2, '/quiz/b')], () => ({ outcome: 'sign-in', reaches: false }))
  expect(await sendOutbox(phone.box)).toBe('signIn')
  expect(phone.waiting).toHaveLength(2)
})

test('what was sent is let go after a week, whatever a clock that jumped back says', () => {
  const sent = { ...entryOf(1, '/plan/a'), sentAt: '2026-11-20T10:00:00Z' }
  expect(isLetGo(sent, new Date('2026-11-27T09:00:00Z'))).toBe(false)
  expect(isLetGo(sent, new Date('2026-11-27T11:00:00Z'))).toBe(true)
  expect(isLetGo(sent, new Date('2026-11-19T10:00:00Z'))).toBe(false)
  expect(isLetGo(entryOf(1, '/plan/a'), new Date('2027-01-01T00:00:00Z'))).toBe(false)
})

const cut = fc.constantFrom('none', 'before', 'during')

test('whatever is cut and however often, every entry arrives, in the order of its document, and none is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('/plan/a', '/quiz/b', '/lecons/c'), { maxLength: 12 }),
      fc.array(cut, { maxLength: 40 }),
      async (documents, cuts) => {
        const entries = documents.map((document, index) => entryOf(index + 1, document))
        let step = 0
        const phone = phoneWith(entries, () => {
          const fate = cuts[step]
          step += 1
          if (fate === 'before') return away
          return fate === 'during' ? { outcome: 'away', reaches: true } : taken
        })
        while ((await sendOutbox(phone.box)) !== 'sent')
          expect(new Set([...phone.arrived, ...phone.waiting.map(({ n }) => n)]).size).toBe(entries.length)
        expect(phone.waiting).toEqual([])
        const firsts = [...new Set(phone.arrived)]
        for (const document of new Set(documents)) {
          const own = entries.filter((entry) => entry.document === document).map(({ n }) => n)
          expect(firsts.filter((n) => own.includes(n))).toEqual(own)
        }
      },
    ),
  )
})
