import { describe, expect, test } from 'vitest'
import {
  checkRows,
  countRows,
  draftOf,
  matched,
  matchFault,
  mended,
  MOST_SHEET_ROWS,
  typedRow,
  unknownHeaders,
  type SheetDraft,
  type SheetRow,
  type SheetSurroundings,
} from './people-sheet.ts'
import { guessField, withheldBy } from './sheet-columns.ts'

const rowsOf = (...rows: string[][]): SheetRow[] => rows.map((cells, index) => ({ line: index + 1, cells }))

function draft(...rows: string[][]): SheetDraft {
  const made = draftOf(rowsOf(...rows), 'fr')
  if (!made.ok) throw new Error(made.because)
  return made.draft
}

const AROUND: SheetSurroundings = {
  organisations: [
    { id: 'o1', name: 'Femmes debout', isMine: true },
    { id: 'o2', name: 'Les Mains unies', isMine: false },
    { id: 'o3', name: 'Espoir', isMine: true },
    { id: 'o4', name: 'ESPOIR', isMine: true },
  ],
  known: new Set(['+212600000001']),
  mayBeWithout: true,
}
const problemsIn = (sheet: SheetDraft, around = AROUND) =>
  checkRows(sheet, around).map(({ problems }) => problems.map(({ because }) => because))

describe('columns', () => {
  test.each([
    ['Nom', 'name'],
    ['NOM ET PRÉNOM', 'name'],
    ['Nom complet', 'name'],
    ['Prénom', 'first-name'],
    ['Nom de famille', 'last-name'],
    ['Téléphone', 'phone'],
    ['N° de tél.', 'phone'],
    ['Numéro WhatsApp', 'phone'],
    ['GSM', 'phone'],
    ['E-mail', 'email'],
    ['Adresse électronique', 'email'],
    ['Langue', 'language'],
    ['Association', 'organisation'],
    ['Full name', 'name'],
    ['Phone number', 'phone'],
    ['الاسم الكامل', 'name'],
    ['رقم الهاتف', 'phone'],
    ['البريد الإلكتروني', 'email'],
    ['اللغة', 'language'],
    ['الجمعية', 'organisation'],
    ['Remarques', null],
    ['Ville', null],
    ['', null],
  ])('%s is guessed as %s', (header, field) => {
    expect(guessField(header)).toBe(field)
    expect(withheldBy(header)).toBeNull()
  })

  test.each([
    ['Nationalité', 'nationality'],
    ['Pays d’origine', 'nationality'],
    ['Country of birth', 'nationality'],
    ['الجنسية', 'nationality'],
    ['Titre de séjour', 'residence'],
    ['N° carte de séjour', 'residence'],
    ['Situation administrative', 'residence'],
    ['Refugee status', 'residence'],
    ['بطاقة الإقامة', 'residence'],
    ['CIN', 'identity-number'],
    ['N° passeport', 'identity-number'],
    ['Numéro de passeport', 'identity-number'],
    ['Pièce d’identité', 'identity-number'],
    ['ID number', 'identity-number'],
    ['رقم جواز السفر', 'identity-number'],
    ['رقم البطاقة الوطنية', 'identity-number'],
    ['Religion', 'religion'],
    ['الديانة', 'religion'],
    ['Église', 'religion'],
    ['Santé', 'health'],
    ['Situation de handicap', 'health'],
    ['Pregnant', 'health'],
    ['الحالة الصحية', 'health'],
  ])('%s is dropped as %s', (header, why) => {
    expect(withheldBy(header)).toBe(why)
  })

  test('cells of forbidden columns never reach the draft, and the header is named', () => {
    const made = draft(['Nom', 'Nationalité', 'Téléphone'], ['Awa Cissé', 'SECRET', '0612345678'])
    expect(JSON.stringify(made)).not.toContain('SECRET')
    expect(made.withheld).toEqual([{ header: 'Nationalité', why: 'nationality' }])
    expect(checkRows(made, AROUND)[0]).toMatchObject({ state: 'new', facts: { name: 'Awa Cissé', phone: '+212612345678' } })
  })

  test('unknown columns are named, and their cells are gone once columns are matched', () => {
    const made = draft(['Nom', 'Ville', 'Tél'], ['Awa', 'Salé', '0612345678'])
    expect(unknownHeaders(made)).toEqual(['Ville'])
    expect(JSON.stringify(matched(made, ['name', null, 'phone']))).not.toContain('Salé')
  })

  test('a title above the header is passed over; family and first names are put together', () => {
    const made = draft(['Liste des participantes', '', ''], ['Nom', 'Prénom', 'Tél'], ['Cissé', 'Awa', '0612345678'])
    expect(checkRows(made, AROUND)[0]?.facts?.name).toBe('Awa Cissé')
  })

  test.each([
    [['name', 'phone'], null],
    [['first-name', 'email'], null],
    [['phone'], 'name-missing'],
    [['name', 'language'], 'reach-missing'],
    [['name', 'name', 'phone'], 'twice'],
  ] as const)('the choice %j is %s', (fields, fault) => expect(matchFault(fields)).toBe(fault))

  test('a file without a header, without people, or with too many is refused whole', () => {
    expect(draftOf(rowsOf(['x', 'y'], ['1', '2']), 'fr')).toEqual({ ok: false, because: 'no-header' })
    expect(draftOf(rowsOf(['Nom', 'Tél'], ['', '']), 'fr')).toEqual({ ok: false, because: 'no-rows' })
    const many = Array.from({ length: MOST_SHEET_ROWS + 1 }, (_, index) => ({ line: index + 2, cells: [`Awa ${index}`] }))
    expect(draftOf([{ line: 1, cells: ['Nom'] }, ...many], 'fr')).toEqual({ ok: false, because: 'too-many' })
  })
})

describe('rows', () => {
  const sheet = (...rows: string[][]) => draft(['Nom', 'Téléphone', 'E-mail', 'Langue', 'Association'], ...rows)

  test.each([
    [['Awa', '0612345678', '', '', ''], []],
    [['Awa', '612345678', '', 'Arabe', 'femmes  DEBOUT'], []],
    [['Awa', '2.12612E+11', '', '', ''], ['phone-shortened']],
    [['Awa', '06123456', '', '', ''], ['phone-too-short']],
    [['Awa', '0612345678 / 0698765432', '', '', ''], ['phone-two-numbers']],
    [['2026-03-04', '0612345678', '', '', ''], ['name-no-letter']],
    [['', '0612345678', '', '', ''], ['name-empty']],
    [['Awa', '', '', '', ''], ['unreachable']],
    [['Awa', '', 'awa@', '', ''], ['email-no-address']],
    [['Awa', '', 'awa@exemple.ma', 'wolof', ''], ['language-unknown']],
    [['Awa', '0612345678', '', '', 'Inconnue'], ['organisation-unknown']],
    [['Awa', '0612345678', '', '', 'Espoir'], ['organisation-several']],
    [['Awa', '0612345678', '', '', 'Les mains unies'], ['organisation-not-yours']],
    [
      ['', '061', 'x', 'wolof', 'y'],
      ['name-empty', 'phone-too-short', 'email-no-address', 'language-unknown', 'organisation-unknown'],
    ],
  ])('%j has %j', (row, because) => expect(problemsIn(sheet(row))).toEqual([because]))

  test('a coordinator of organisations must name one', () => {
    const row = sheet(['Awa', '0612345678', '', '', ''])
    expect(problemsIn(row, { ...AROUND, mayBeWithout: false })).toEqual([['organisation-missing']])
    expect(problemsIn({ ...row, organisationId: 'o1' }, { ...AROUND, mayBeWithout: false })).toEqual([[]])
  })

  test('a number twice is told with the first line; who is there already is no fault', () => {
    const rows = checkRows(
      sheet(['Awa', '0612345678', '', '', ''], ['Awa bis', '+212 612 34 56 78', '', '', ''], ['Aminata', '0600000001', '', '', '']),
      AROUND,
    )
    expect(rows[1]?.problems).toEqual([{ field: 'phone', because: 'twice-in-file', line: 2 }])
    expect(countRows(rows)).toEqual({ new: 1, known: 1, faulty: 1 })
  })

  test('a row is mended in place, another left out; the rest stays as it was', () => {
    const before = sheet(['Awa', '06123', '', '', ''], ['Binta', 'x', '', '', ''], ['Chantal', '0611111111', '', '', ''])
    const after = mended(
      before,
      new Map<number, { phone: string } | 'left-out'>([
        [2, { phone: '0612345678' }],
        [3, 'left-out'],
      ]),
    )
    expect(checkRows(after, AROUND).map(({ line, state }) => [line, state])).toEqual([
      [2, 'new'],
      [4, 'new'],
    ])
  })

  test('names in two columns are mended as one, and a missing column is added', () => {
    const before = draft(['Nom', 'Prénom', 'Tél'], ['', '', '0612345678'], ['Cissé', 'Awa', '0611111111'])
    const after = mended(before, new Map([[2, { name: 'Binta Camara', email: 'binta@exemple.ma' }]]))
    expect(after.rows.map((row) => typedRow(after, row))).toMatchObject([
      { name: 'Binta Camara', email: 'binta@exemple.ma' },
      { name: 'Awa Cissé' },
    ])
    expect(checkRows(after, AROUND).map(({ state }) => state)).toEqual(['new', 'new'])
  })

  test('2,000 rows are checked in far less than a second', () => {
    const rows = Array.from({ length: 2_000 }, (_, n) => [
      `Awa ${n} Cissé`,
      `06${String(10_000_000 + n)}`,
      `awa${n}@exemple.ma`,
      'fr',
      'Femmes debout',
    ])
    const started = performance.now()
    expect(countRows(checkRows(sheet(...rows), AROUND)).new).toBe(2_000)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

test('thousands of rows look at each organisation once, however many there are', () => {
  let looks = 0
  const organisations = Array.from({ length: 500 }, (_, n) => ({
    id: `o${n}`,
    isMine: true,
    get name() {
      looks += 1
      return `Association ${n}`
    },
  }))
  const rows = Array.from({ length: 2000 }, (_, n) => [`Personne ${n}`, `06${50_000_000 + n}`, `ASSOCIATION ${n % 500}`])
  const checked = checkRows(draft(['Nom', 'Téléphone', 'Association'], ...rows), { ...AROUND, organisations })
  expect(countRows(checked)).toEqual({ new: 2000, known: 0, faulty: 0 })
  expect(checked[7]?.facts?.organisationId).toBe('o7')
  expect(looks).toBeLessThanOrEqual(organisations.length)
})
