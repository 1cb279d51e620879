import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'
import type { QuestionDocument } from './question-document.ts'
import { readGift } from './read-gift.ts'
import { anyDocument } from './test-documents.ts'
import { writeGift } from './write-gift.ts'

function read(text: string) {
  const result = readGift(text)
  if (!result.ok) throw new Error(result.because)
  return result
}
const questionsOf = (text: string) => read(text).items.flatMap((item) => (item.ok ? [item.question] : []))
const one = (text: string): QuestionDocument => {
  const [item] = read(text).items
  if (!item?.ok) throw new Error(item?.because ?? 'nothing')
  return item.question
}
const skipped = (text: string) => read(text).items.map((item) => (item.ok ? 'imported' : item.because))

describe('GIFT', () => {
  test('reads a choice with its title, weights, feedback and general feedback', () => {
    const text = `::Le reçu::Pas de reçu de taxi : que faire ?{
      =J'écris un bon de caisse#Exact : date, trajet, somme.
      ~J'ajoute la somme au loyer#Non : chaque dépense a sa ligne.
      ~%50%Je note de tête
      #### À relire : la leçon 3.
    }`
    expect(one(text)).toEqual({
      kind: 'single',
      name: 'Le reçu',
      category: [],
      tags: [],
      objectives: [],
      stem: { format: 'moodle', text: 'Pas de reçu de taxi : que faire ?' },
      explanation: { format: 'moodle', text: 'À relire : la leçon 3.' },
      options: [
        {
          text: { format: 'moodle', text: "J'écris un bon de caisse" },
          weight: 100,
          feedback: { format: 'moodle', text: 'Exact : date, trajet, somme.' },
        },
        {
          text: { format: 'moodle', text: "J'ajoute la somme au loyer" },
          weight: 0,
          feedback: { format: 'moodle', text: 'Non : chaque dépense a sa ligne.' },
        },
        { text: { format: 'moodle', text: 'Je note de tête' }, weight: 50 },
      ],
    })
  })

  test('reads French signs and web addresses that nobody protected', () => {
    const question = one(
      'Voyez https://www.cnss.ma/fr?page=2&tri=date#haut : que dit la page ; et pourquoi ?{~Rien#Voir https://a.ma/~nour/?x=1 : tout y est.=Tout#Oui : « exact » ! ~http://b.ma/?q=non}',
    )
    expect(question.stem.text).toBe('Voyez https://www.cnss.ma/fr?page=2&tri=date#haut : que dit la page ; et pourquoi ?')
    expect(question).toMatchObject({
      kind: 'single',
      options: [
        { text: { text: 'Rien' }, weight: 0, feedback: { text: 'Voir https://a.ma/~nour/?x=1 : tout y est.' } },
        { text: { text: 'Tout' }, weight: 100, feedback: { text: 'Oui : « exact » !' } },
        { text: { text: 'http://b.ma/?q=non' }, weight: 0 },
      ],
    })
  })

  test.each([
    ['{T}', { kind: 'true-false', answer: true }],
    [
      '{FALSE#Faux : non.#Juste : oui.}',
      { kind: 'true-false', answer: false, whyTrue: { text: 'Faux : non.' }, whyFalse: { text: 'Juste : oui.' } },
    ],
    ['{}', { kind: 'written' }],
    ['{####Après}', { kind: 'written', explanation: { text: 'Après' } }],
    [
      '{=Rabat =rabat#oui =%50%Salé}',
      { kind: 'short', answers: [{ text: 'Rabat', weight: 100 }, { text: 'rabat' }, { text: 'Salé', weight: 50 }] },
    ],
    ['{=Ra*}', { kind: 'short', answers: [{ text: 'Ra*', hasWildcard: true }] }],
    ['{=3 \\* 4}', { kind: 'short', answers: [{ text: '3 * 4', hasWildcard: false }] }],
    ['{#1822:2}', { kind: 'numeric', answers: [{ value: 1822, tolerance: 2, weight: 100 }] }],
    ['{#-1,5..2,5}', { kind: 'numeric', answers: [{ value: 0.5, tolerance: 2 }] }],
    [
      '{#=3.14:0.01#bien =%50%3:0.5 ~#non}',
      { kind: 'numeric', answers: [{ value: 3.14 }, { weight: 50, tolerance: 0.5 }, { value: '*', weight: 0, feedback: { text: 'non' } }] },
    ],
    [
      '{~%33.33333%a~%33.33333%b~%33.33333%c~%-100%d}',
      { kind: 'several', options: [{ weight: 33.33333 }, { weight: 33.33333 }, { weight: 33.33333 }, { weight: -100 }] },
    ],
    [
      '{=Maroc -> Rabat =Mali -> Bamako = -> Dakar}',
      { kind: 'matching', pairs: [{ left: { text: 'Maroc' }, right: 'Rabat' }, { right: 'Bamako' }], extra: ['Dakar'] },
    ],
    ['{~=juste ~faux}', { kind: 'single', options: [{ weight: 100 }, { weight: 0 }] }],
    ['{>3 ALL VERTICAL\nUn\n2 deux\nTrois\n}', { kind: 'ordering', items: [{ text: 'Un' }, { text: '2 deux' }, { text: 'Trois' }] }],
    [
      '{=[html]<b>Oui</b>#[markdown]**bien** ~[plain]a<b}',
      {
        options: [
          { text: { format: 'html', text: '<b>Oui</b>' }, feedback: { format: 'markdown' } },
          { text: { format: 'plain', text: 'a<b' } },
        ],
      },
    ],
  ])('reads the answers %s', (answers, expected) => {
    expect(one(`Question ?${answers}`)).toMatchObject(expected)
  })

  test('reads a missing word, a category, tags and a number of another system', () => {
    const text =
      '// question: 12 name: x\n// [id:q-7] [tag:taxe] [tag:loi\\] 2]\n$CATEGORY: $course$/top/Argent//Banque/Taxes\n\n// une remarque\nLa TVA {=est ~sont} un impôt.'
    const result = read(text)
    expect(result.warnings).toEqual([{ because: 'comments', about: '1' }])
    expect(result.items[0]).toMatchObject({
      ok: true,
      line: 6,
      question: { category: ['Argent/Banque', 'Taxes'], stem: { text: 'La TVA _____ un impôt.' } },
    })
    expect(one('// [id:q-7] [tag:taxe] [tag:loi\\] 2]\nVrai ?{T}')).toMatchObject({ code: 'q-7', tags: ['taxe', 'loi] 2'] })
  })

  test('the format of a question holds for its answers', () => {
    expect(one('[html]<p>A ?</p>{=<i>b</i> ~c}')).toMatchObject({
      stem: { format: 'html' },
      options: [{ text: { format: 'html', text: '<i>b</i>' } }, {}],
    })
  })

  test.each([
    ['Un texte sans réponse.', 'no-question'],
    ['Une accolade ouverte { =a', 'braces'],
    ['Deux {=a} et {=b}', 'braces'],
    ['Une formule {=$\\frac{1}{2}$ ~b}', 'braces'],
    ['{=a ~b}', 'no-stem'],
    ['::Sans fin', 'title-open'],
    ['Sans signe {Rabat}', 'short-without-mark'],
    ['Un nombre {#douze}', 'not-a-number'],
    ['Trop {=%200%a ~b}', 'weight'],
    ['Un seul {=Maroc -> Rabat =Mali -> }', 'too-few-answers'],
  ])('skips %s with its reason', (text, because) => {
    expect(skipped(text)).toEqual([because])
  })

  test('what is broken takes nothing else with it, and every block is accounted for', () => {
    expect(skipped('Un ?{T}\n\nDeux ?{=a ~b\n\n~c}\n\nTrois ?{F}')).toEqual(['imported', 'braces', 'braces', 'imported'])
  })

  test('lines are counted in the file', () => {
    expect(read('// a\n\n::Un::Un ?{T}\n\n\nDeux ?{\n=a\n~b}\n').items.map(({ line, name }) => [line, name])).toEqual([
      [3, 'Un'],
      [6, 'Deux ?'],
    ])
  })

  test('a file without questions is refused', () => {
    expect(readGift('// rien\n\n$CATEGORY: a\n')).toEqual({ ok: false, because: 'no-questions' })
  })

  test('what is written is read again as it was', () => {
    fc.assert(
      fc.property(fc.array(anyDocument(), { minLength: 1, maxLength: 4 }), (questions) => {
        const { content, skipped: left } = writeGift(questions)
        expect(left).toEqual([])
        expect(questionsOf(content)).toEqual(questions)
      }),
      { numRuns: 400 },
    )
  })

  test('no text stops the reader, and nothing is lost without a word', () => {
    const soup = fc.array(
      fc.constantFrom('{', '}', '=', '~', '#', '::', '\\', '->', '%5%', 'T', '\n', '\n\n', 'a', '//', '$CATEGORY:', '..', 'http://a/?b'),
    )
    fc.assert(
      fc.property(soup, (signs) => {
        const result = readGift(signs.join(''))
        if (result.ok) expect(result.items.every((item) => item.line > 0)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the encodings of text files', () => {
  const text = 'Où est l’« impôt » ?{T}\nÉté'
  const western = Uint8Array.from('O\xf9 est l\x92\xab imp\xf4t \xbb ?{T}\r\n\xc9t\xe9'.split('').map((sign) => sign.charCodeAt(0)))
  const wide = (isLittle: boolean, hasMark: boolean) => {
    const bytes = Buffer.from((hasMark ? '\ufeff' : '') + text, 'utf16le')
    return new Uint8Array(isLittle ? bytes : bytes.swap16())
  }
  test.each([
    ['UTF-8', new TextEncoder().encode(text), []],
    ['UTF-8 with its mark and CRLF', new TextEncoder().encode(`\ufeff${text.replace('\n', '\r\n')}`), []],
    ['UTF-16 LE', wide(true, true), []],
    ['UTF-16 BE', wide(false, true), []],
    ['UTF-16 LE without its mark', wide(true, false), []],
    ['UTF-16 BE without its mark', wide(false, false), []],
    ['Windows-1252', western, [{ because: 'read-as-western' }]],
  ])('%s', (_, bytes, warnings) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text, warnings })
  })

  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['spaces', new TextEncoder().encode(' \n\t '), 'empty'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'not-text'],
    ['a line without end', new TextEncoder().encode(`a\n${'b'.repeat(1_000_001)}`), 'line-too-long'],
    ['far too much', new Uint8Array(8_000_001), 'too-large'],
  ])('%s is refused', (_, bytes, because) => {
    expect(decodeText(bytes)).toEqual({ ok: false, because })
  })
})
