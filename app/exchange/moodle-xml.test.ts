import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QuestionDocument } from './question-document.ts'
import { readMoodleXml } from './read-moodle-xml.ts'
import { anyDocument } from './test-documents.ts'
import { writeMoodleXml } from './write-moodle-xml.ts'

function itemsOf(inside: string) {
  const result = readMoodleXml(`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>${inside}</quiz>`)
  if (!result.ok) throw new Error(`${result.because} ${result.about ?? ''}`)
  return result.items
}
const question = (type: string, inside: string, text = 'Une question ?') =>
  `<question type="${type}"><name><text>Nom</text></name><questiontext format="html"><text><![CDATA[<p>${text}</p>]]></text></questiontext>${inside}</question>`
const one = (type: string, inside: string, text?: string) => {
  const [item] = itemsOf(question(type, inside, text))
  if (!item?.ok) throw new Error(item?.because)
  return item.question
}

describe('Moodle XML', () => {
  test.each([
    [
      'multichoice',
      '<single>false</single><answer fraction="33.33333" format="markdown"><text>a</text><feedback format="plain_text"><text>b</text></feedback></answer><answer fraction="-100"><text>c</text></answer>',
      {
        kind: 'several',
        options: [
          { text: { format: 'markdown', text: 'a' }, weight: 33.33333, feedback: { format: 'plain', text: 'b' } },
          { text: { format: 'html' }, weight: -100 },
        ],
      },
    ],
    [
      'truefalse',
      '<answer fraction="0"><text>true</text><feedback><text>non</text></feedback></answer><answer fraction="100"><text>false</text></answer>',
      { kind: 'true-false', answer: false, whyTrue: { text: 'non' } },
    ],
    [
      'shortanswer',
      '<usecase>1</usecase><answer fraction="100"><text>Ra*</text></answer>',
      { kind: 'short', isCaseSensitive: true, answers: [{ text: 'Ra*', hasWildcard: true }] },
    ],
    [
      'numerical',
      '<answer fraction="100"><text>3,5</text><tolerance>0.1</tolerance></answer><units><unit><multiplier>1</multiplier><unit_name>DH</unit_name></unit></units>',
      { kind: 'numeric', unit: 'DH', answers: [{ value: 3.5, tolerance: 0.1 }] },
    ],
    [
      'matching',
      '<subquestion format="html"><text>Mali</text><answer><text>Bamako</text></answer></subquestion><subquestion><text></text><answer><text>Dakar</text></answer></subquestion>',
      { kind: 'matching', pairs: [{ left: { text: 'Mali' }, right: 'Bamako' }], extra: ['Dakar'] },
    ],
    [
      'essay',
      '<graderinfo format="html"><text>Chercher trois idées</text></graderinfo>',
      { kind: 'written', guide: { text: 'Chercher trois idées' } },
    ],
    [
      'ordering',
      '<answer fraction="2"><text>b</text></answer><answer fraction="1"><text>a</text></answer>',
      { kind: 'ordering', items: [{ text: 'a' }, { text: 'b' }] },
    ],
  ])('reads %s', (type, inside, expected) => {
    expect(one(type, inside)).toMatchObject({ ...expected, name: 'Nom', stem: { format: 'html', text: '<p>Une question ?</p>' } })
  })

  test('reads a text with gaps', () => {
    const text =
      'Au Maroc, la capitale est {1:SHORTANSWER:=Rabat#oui~%50%Rabat ville#presque}, on paie en {2:MC:=dirham~euro &amp; co~%-50%dollar \\} x}, la TVA est {:NM:=20:0.5} %.'
    expect(one('cloze', '', text)).toMatchObject({
      kind: 'gaps',
      stem: { text: '<p>Au Maroc, la capitale est [[1]], on paie en [[2]], la TVA est [[3]] %.</p>' },
      gaps: [
        { kind: 'text', id: '1', weight: 1, answers: [{ text: 'Rabat', weight: 100, feedback: { text: 'oui' } }, { weight: 50 }] },
        {
          kind: 'choice',
          weight: 2,
          answers: [
            { text: 'dirham', weight: 100 },
            { text: 'euro & co', weight: 0 },
            { text: 'dollar } x', weight: -50 },
          ],
        },
        { kind: 'number', answers: [{ value: 20, tolerance: 0.5, weight: 100 }] },
      ],
    })
  })

  test.each(['gapselect', 'ddwtos'])('reads the gaps of %s, each with the options of its group', (type) => {
    const name = type === 'gapselect' ? 'selectoption' : 'dragbox'
    const options = [
      ['vend', 1],
      ['achète', 1],
      ['stock', 2],
    ].map(([text, group]) => `<${name}><text>${text}</text><group>${group}</group></${name}>`)
    expect(one(type, options.join(''), 'Elle [[2]] du [[3]].')).toMatchObject({
      stem: { text: '<p>Elle [[1]] du [[2]].</p>' },
      gaps: [
        {
          answers: [
            { text: 'vend', weight: 0 },
            { text: 'achète', weight: 100 },
          ],
        },
        { answers: [{ text: 'stock' }] },
      ],
    })
  })

  test('a category holds for what follows; tags, number, hints and what is not kept are told', () => {
    const items = itemsOf(
      `<question type="category"><category><text>$course$/top/Argent</text></category></question>${question('essay', '<idnumber>q7</idnumber><tags><tag><text>taxe</text></tag></tags><hint format="html"><text>Un</text></hint><hint><text>Deux</text></hint><penalty>0.3</penalty><defaultgrade>2</defaultgrade><correctfeedback><text>Bravo</text></correctfeedback><plugin_thing><text>x</text></plugin_thing>')}`,
    )
    expect(items[0]).toMatchObject({
      ok: true,
      question: { category: ['Argent'], code: 'q7', tags: ['taxe'], hint: { text: 'Un' } },
      warnings: [
        { because: 'hints', about: '1' },
        { because: 'not-kept', about: 'defaultgrade: 2' },
        { because: 'feedback-not-kept', about: 'correctfeedback' },
        { because: 'not-kept', about: 'plugin_thing' },
      ],
    })
  })

  test.each([
    ['description', '', 'no-question'],
    ['calculated', '', 'kind-not-kept'],
    ['ddmarker', '', 'media'],
    ['randomsamatch', '', 'random'],
    ['coderunner', '', 'unknown-kind'],
    ['multichoice', '', 'too-few-answers'],
    ['truefalse', '<answer fraction="50"><text>true</text></answer><answer fraction="50"><text>false</text></answer>', 'right-answers'],
    ['numerical', '<answer fraction="100"><text>beaucoup</text></answer>', 'not-a-number'],
    ['multichoice', '<answer fraction="120"><text>a</text></answer>', 'weight'],
    ['cloze', '', 'gap'],
  ])('skips %s %s with its reason', (type, inside, because) => {
    expect(itemsOf(question(type, inside))[0]).toMatchObject({ ok: false, because, line: 2 })
  })

  test('a file in a text is read with it; one that is not packed as files are skips its question', () => {
    const picture = (encoding: string) =>
      `<question type="essay"><name><text>A</text></name><questiontext format="html"><text>b</text><file name="a.png" path="/" encoding="${encoding}">AAAA</file></questiontext></question>`
    expect(itemsOf(picture('base64'))[0]).toMatchObject({ ok: true, question: { stem: { files: [{ path: '/a.png', content: 'AAAA' }] } } })
    expect(itemsOf(picture('gzip'))[0]).toMatchObject({ ok: false, because: 'picture-broken', about: 'a.png' })
  })

  test.each([
    ['<!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>', 'document-type'],
    ['<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>', 'document-type'],
    ['<quiz>&a;</quiz>', 'not-xml'],
    ['<quiz><question></quiz>', 'not-xml'],
    ['<html></html>', 'other-format'],
    ['<quiz></quiz>', 'no-questions'],
    [`<quiz>${'<a>'.repeat(100)}${'</a>'.repeat(100)}</quiz>`, 'too-deep'],
  ])('refuses %s', (text, because) => {
    expect(readMoodleXml(text)).toMatchObject({ ok: false, because })
  })

  test('what is written is read again as it was', () => {
    fc.assert(
      fc.property(fc.array(anyDocument(), { minLength: 1, maxLength: 4 }), (questions) => {
        const { content, skipped } = writeMoodleXml(questions)
        expect(skipped).toEqual([])
        const result = readMoodleXml(content)
        expect(result.ok && result.items.map((item) => (item.ok ? item.question : item.because))).toEqual(questions)
      }),
      { numRuns: 300 },
    )
  })

  test('a text with gaps is read again as it was', () => {
    const gaps: QuestionDocument = {
      kind: 'gaps',
      name: 'Trous',
      category: [],
      tags: [],
      objectives: [],
      stem: { format: 'plain', text: 'Un [[1]], deux [[2]] et trois [[3]] : {fin}' },
      gaps: [
        {
          kind: 'text',
          id: '1',
          weight: 1,
          isCaseSensitive: true,
          answers: [{ text: 'a~b}#c\\*"é<', hasWildcard: false, weight: 100, feedback: { format: 'plain', text: 'di}t~#' } }],
        },
        {
          kind: 'choice',
          id: '2',
          weight: 3,
          answers: [
            { text: '=%5%x', hasWildcard: false, weight: 0 },
            { text: 'non & oui', hasWildcard: false, weight: 100 },
          ],
        },
        {
          kind: 'number',
          id: '3',
          weight: 1,
          answers: [
            { value: -2.5, tolerance: 0.1, weight: 100 },
            { value: '*', tolerance: 0, weight: 0 },
          ],
        },
      ],
    }
    const result = readMoodleXml(writeMoodleXml([gaps]).content)
    expect(result.ok && result.items).toMatchObject([{ ok: true, question: gaps }])
  })
})
