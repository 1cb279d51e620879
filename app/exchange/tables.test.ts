import { describe, expect, test } from 'vitest'
import { formatOfFile, readQuestions } from './formats.ts'
import type { ReadResult } from './import-report.ts'
import { readAiken } from './read-aiken.ts'
import { readCsv } from './read-csv.ts'
import { readKahoot } from './read-kahoot.ts'
import { readTable } from './read-table.ts'
import { TEMPLATE_QUESTIONS } from './template.ts'
import { writeRows, writeWorkbook } from './write-table.ts'
import { writeXlsx } from './write-xlsx.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const outcomes = (result: ReadResult) => (result.ok ? result.items.map((item) => (item.ok ? item.question : item.because)) : result.because)

describe('Aiken', () => {
  test('reads questions of one or more lines, with points or brackets, in English and French', () => {
    const result = readAiken(
      'Où note-t-on ?\nDites un lieu : A ou B.\nA. Le cahier\nB. La main\nANSWER: A\n\nEt après ?\nA) Rien\nB) On signe\nRÉPONSE : b\n',
    )
    expect(outcomes(result)).toMatchObject([
      { kind: 'single', stem: { text: 'Où note-t-on ?\nDites un lieu : A ou B.' }, options: [{ weight: 100 }, { weight: 0 }] },
      { options: [{ weight: 0 }, { text: { text: 'On signe' }, weight: 100 }] },
    ])
    expect(result.ok && result.items.map(({ line }) => line)).toEqual([1, 7])
  })
  test.each([
    ['Q ?\nA. un\nB. deux\n', ['no-right-answer']],
    ['Q ?\nA. un\nB. deux\nANSWER: C', ['right-answers']],
    ['Q ?\nA. un\nANSWER: A', ['too-few-answers']],
    ['Q ?\nA. un\nC. deux\nANSWER: A', ['broken-row']],
    ['ANSWER: A', ['no-stem']],
    [
      'Q ?\nA. un\nB. deux\nR ?\nA. un\nB. deux\nANSWER: A',
      ['no-right-answer', expect.objectContaining({ stem: { format: 'plain', text: 'R ?' } })],
    ],
  ])('%s', (text, expected) => {
    expect(outcomes(readAiken(text))).toEqual(expected)
  })
})

describe('CSV', () => {
  test.each([
    [
      'a;b\r\nc;"d ""e""; f"\n',
      [
        ['a', 'b'],
        ['c', 'd "e"; f'],
      ],
    ],
    [
      'a,b\n"x\ny",z',
      [
        ['a', 'b'],
        ['x\ny', 'z'],
      ],
    ],
    ['a;b,c;d', [['a', 'b,c', 'd']]],
    ['\n;\na;b\n\n', [['a', 'b']]],
    ['a;"b"c;d', [['a', 'bc', 'd']]],
    ['a\tb', [['a', 'b']]],
  ])('%j', (text, rows) => {
    const result = readCsv(text.replaceAll('\r\n', '\n'))
    expect(result.ok && result.sheet.rows.map(({ cells }) => cells)).toEqual(rows)
  })
  test('lines are those of the file, and an open quote is refused with its line', () => {
    const result = readCsv('a;b\n"x\ny";z\nc;d')
    expect(result.ok && result.sheet.rows.map(({ line }) => line)).toEqual([1, 2, 4])
    expect(readCsv('a;b\n"x;y')).toMatchObject({ ok: false, line: 2 })
  })
})

describe('the template', () => {
  test('holds a row of each kind, and is read again as it was: as a workbook, with ; and with ,', () => {
    const written = writeWorkbook(TEMPLATE_QUESTIONS)
    expect(written.skipped).toEqual([])
    const book = readQuestions(new Uint8Array(written.content), null)
    expect(book).toMatchObject({ format: 'xlsx', warnings: [] })
    expect(outcomes(book)).toEqual(TEMPLATE_QUESTIONS)
    expect(new Set(TEMPLATE_QUESTIONS.map(({ kind }) => kind)).size).toBe(9)
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
    for (const separator of [';', ',']) {
      const csv = writeRows(TEMPLATE_QUESTIONS)
        .content.map((cells) => cells.map(quoted).join(separator))
        .join('\r\n')
      const result = readQuestions(bytes(`\ufeff${csv}`), null)
      expect(result.format).toBe('csv')
      expect(outcomes(result)).toEqual(TEMPLATE_QUESTIONS)
    }
  })

  const table = (...rows: string[]) =>
    readTable({
      rows: ['Sorte;Question;Bonnes réponses;Réponse 1;Réponse 2;Réponse 3;Parts de la note;Remarque', ...rows].map((row, index) => ({
        line: index + 1,
        cells: row.split(';'),
      })),
    })

  test.each([
    ['choix unique;Q ?;2;a;b;', { kind: 'single', options: [{ weight: 0 }, { weight: 100 }] }],
    ['PLUSIEURS CHOIX;Q ?;1.3;a;b;c', { kind: 'several', options: [{ weight: 50 }, { weight: -50 }, { weight: 50 }] }],
    ['choix unique;Q ?;1;a;b;c;100|50|-25', { options: [{ weight: 100 }, { weight: 50 }, { weight: -25 }] }],
    ['vrai ou faux;Q ?;Faux', { kind: 'true-false', answer: false }],
    ['nombre;Q ?;1 250,5', { answers: [{ value: 1250.5, tolerance: 0 }] }],
    ['association;Q ?;;Mali -> Bamako;Maroc → Rabat;-> Dakar', { pairs: [{ right: 'Bamako' }, { right: 'Rabat' }], extra: ['Dakar'] }],
    [
      'texte à trous;Un [[#20|0,5]] et [[Rabat|rabat]];',
      { gaps: [{ kind: 'number', answers: [{ value: 20, tolerance: 0.5 }] }, { kind: 'text' }] },
    ],
    ['choix;Q ?;1;a;b', 'unknown-kind'],
    ['choix unique;;1;a;b', 'no-stem'],
    ['choix unique;Q ?;;a;b', 'no-right-answer'],
    ['choix unique;Q ?;1, 2;a;b', 'right-answers'],
    ['choix unique;Q ?;4;a;b', 'right-answers'],
    ['choix unique;Q ?;1;a;;c', 'broken-row'],
    ['choix unique;Q ?;1;a;b;c;50|50', 'weight'],
    ['nombre;Q ?;douze', 'not-a-number'],
    ['vrai ou faux;Q ?;peut-être', 'right-answers'],
    ['association;Q ?;;Mali;Maroc', 'cell'],
    ['texte à trous;Un [[|]]', 'gap'],
    ['choix unique;Q ?;1;a;b;c;;;encore', 'broken-row'],
  ])('%s', (row, expected) => {
    const [outcome] = outcomes(table(row)) as unknown[]
    if (typeof expected === 'string') expect(outcome).toBe(expected)
    else expect(outcome).toMatchObject(expected)
  })

  test('columns and cells that are not read are told', () => {
    const result = table('réponse rédigée;Q ?;1;ce que l’on attend;encore')
    expect(result).toMatchObject({
      ok: true,
      warnings: [{ because: 'not-kept', about: 'Remarque' }],
      items: [{ warnings: [{ about: 'Bonnes réponses' }, { about: 'Réponse 2' }] }],
    })
    expect(readTable({ rows: [{ line: 1, cells: ['a', 'b'] }] })).toEqual({ ok: false, because: 'no-header' })
  })
})

describe('the workbook of Kahoot', () => {
  const header = [
    '',
    'Question - max 120 characters',
    'Answer 1 - max 75 characters',
    'Answer 2 - max 75 characters',
    'Answer 3 - max 75 characters',
    'Answer 4 - max 75 characters',
    'Time limit (sec)',
    'Correct answer(s) - choose at least one',
  ]
  const above = [['', 'Quiz template'], ['', 'Add questions below'], [], [], [], [], []]
  const book = (...rows: string[][]) => new Uint8Array(writeXlsx('Sheet1', [...above, header, ...rows], []))

  test('is recognised by its header in row 8; several right answers and numbers as 1.0 are read', () => {
    const result = readQuestions(
      book(['1', 'Capitale ?', 'Rabat', 'Fès', '', '', '20', '1.0'], ['2', 'Lesquelles ?', 'a', 'b', 'c', 'd', '20', '1,2,3,4'], ['3']),
      null,
    )
    expect(result).toMatchObject({ format: 'kahoot', warnings: [{ because: 'not-kept', about: 'time limit' }] })
    expect(outcomes(result)).toMatchObject([
      { kind: 'single', options: [{ weight: 100 }, { weight: 0 }] },
      { kind: 'several', options: [{ weight: 25 }, { weight: 25 }, { weight: 25 }, { weight: 25 }] },
    ])
    expect(result.ok && result.items.map(({ line }) => line)).toEqual([9, 10])
  })

  test.each([
    [['1', 'Q', 'a', '', '', '', '', '1'], 'too-few-answers'],
    [['1', 'Q', 'a', 'b', '', '', '', ''], 'no-right-answer'],
    [['1', 'Q', 'a', 'b', '', '', '', '3'], 'right-answers'],
    [['1', '', 'a', 'b', '', '', '', '1'], 'no-stem'],
  ])('%j is skipped: %s', (row, because) => {
    expect(outcomes(readQuestions(book(row), 'kahoot'))).toEqual([because])
  })

  test('a table that is none is refused', () => {
    expect(readKahoot({ rows: [{ line: 1, cells: ['Question', 'Réponse 1'] }] })).toEqual({ ok: false, because: 'no-header' })
  })
})

describe('the format of a file', () => {
  test.each([
    ['<?xml version="1.0"?><quiz></quiz>', 'moodle-xml'],
    ['<quiz/>', 'moodle-xml'],
    ['Q ?\nA. a\nB. b\nANSWER: A', 'aiken'],
    ['Sorte;Question;Réponse 1\nnombre;Q;3', 'csv'],
    ['Q ?{T}', 'gift'],
    ['Une lettre.', null],
  ])('%j is %s', (text, format) => {
    expect(formatOfFile(bytes(text))).toBe(format)
  })

  test('what is said to be another format is refused', () => {
    expect(readQuestions(bytes('<?xml version="1.0"?><quiz/>'), 'gift')).toMatchObject({ ok: false, because: 'other-format' })
    expect(readQuestions(bytes('Q ?{T}'), 'xlsx')).toMatchObject({ ok: false, because: 'not-a-workbook' })
    expect(readQuestions(bytes('Q ?{T}'), 'moodle-xml')).toMatchObject({ ok: false, because: 'not-xml' })
    expect(readQuestions(bytes('Une lettre.'), null)).toMatchObject({ ok: false, because: 'unknown-format' })
  })
})
