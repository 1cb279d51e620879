import { describe, expect, test } from 'vitest'
import { question } from '#app/rules/questions.ts'
import { compile, compileFiles } from './compile.ts'
import { CONTENT, compiledWith, courseOf, exampleFiles, htmlOf, LESSON, PRACTICE, TODAY } from './example-for-tests.ts'

const bare = (text: string) => text.replace(/\u00A0/g, ' ')

describe('the example course', () => {
  test('passes the check where it stands, and is never handed over', async () => {
    const { courses, problems } = await compile(CONTENT, { today: TODAY })
    expect(problems.filter(({ file }) => file.startsWith('example/'))).toEqual([])
    expect(courses.map(({ id }) => id)).not.toContain('c0')
  })

  test('lacks only questions when it stands in the place of a real course', async () => {
    const { problems, counts } = await compiledWith()
    expect(problems.map(({ rule }) => rule)).toEqual(['course-bank'])
    expect(counts).toMatchObject({ courses: 1, modules: 1, lessons: 1, questions: 8, terms: 2, drawings: 1, samples: 1 })
  })
})

describe('the content hash', () => {
  test('is the same for the same files, also after a way through JSON', async () => {
    const first = courseOf(await compiledWith())
    const second = courseOf(await compiledWith())
    expect(first.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(second.hash).toBe(first.hash)
    expect(JSON.parse(JSON.stringify(first))).toEqual(first)
  })

  test.each([
    [LESSON, 'taché de thé', 'taché de café'],
    [PRACTICE, 'Le jour même', 'Le même jour'],
    ['courses/01-example/course.yaml', 'hours: 1', 'hours: 2'],
    ['courses/01-example/assignment/sample.yaml', 'Awa écrit', 'Fatou écrit'],
    ['parameters.yaml', 'value: 17.92', 'value: 18.15'],
  ])('changes with one word of %s', async (path, from, to) => {
    const before = courseOf(await compiledWith()).hash
    expect(courseOf(await compiledWith([path, from, to])).hash).not.toBe(before)
  })

  test('does not change with the day or with a comment', async () => {
    const before = courseOf(await compiledWith()).hash
    const later = courseOf(compileFiles(await exampleFiles(), { today: '2031-01-01' })).hash
    const commented = courseOf(await compiledWith(['courses/01-example/course.yaml', 'hours: 1', '# declared\nhours: 1'])).hash
    expect([later, commented]).toEqual([before, before])
  })
})

describe('a lesson', () => {
  test('has its words, weight, headings and difficult words', async () => {
    const lesson = courseOf(await compiledWith()).modules[0]?.lessons[0]
    expect(lesson).toMatchObject({ id: 'c0-m1-l1', order: 1, minutes: 10, verified: '2026-11', reviewBy: '2027-01-31' })
    expect(lesson?.texts.fr).toMatchObject({ title: 'Le carnet de caisse', terms: ['c0-t-solde', 'c0-t-piece'] })
    expect(lesson?.texts.fr.headings[0]).toEqual({ level: 2, id: 'h-pourquoi-ecrire-tout-de-suite', text: 'Pourquoi écrire tout de suite' })
    expect(lesson?.texts.fr.bytes).toBeGreaterThan(1000)
    expect(lesson?.texts.fr.bytes).toBeLessThan(4000)
    expect(lesson?.texts.en?.title).toBe('The cash book')
    expect(lesson?.texts.ar).toBeUndefined()
  })

  test('shows boxes, tables, drawings, parameters and difficult words as plain HTML', async () => {
    const html = bare(courseOf(await compiledWith()).modules[0]?.lessons[0]?.texts.fr.html ?? '')
    expect(html).toContain('<section class="keep"><h2 id="h-a-retenir">À retenir</h2>')
    expect(html).toContain('<section class="exercise"><h2 id="h-a-vous">À vous</h2>')
    expect(html).toContain('<div class="table" tabindex="0" role="region" aria-label="Tableau : Date, Quoi, Entrée, Sortie"><table>')
    expect(html).toContain('<td class="number">600</td>')
    expect(html).toContain('<figure><svg viewBox="0 0 320 120"')
    expect(html).toContain('un bon repère : 17,92 DH en 2026.')
    expect(html.match(/class="term"/g)).toHaveLength(2)
    expect(html).toContain('<a class="term" href="#g-c0-t-solde">solde</a>')
    expect(html).toContain('<summary>Mots difficiles (2)</summary><dl><dt id="g-c0-t-solde">solde</dt>')
    expect(html).not.toMatch(/style=|\{\{/)
  })

  test('has headings of boxes in its own language', async () => {
    const html = courseOf(await compiledWith()).modules[0]?.lessons[0]?.texts.en?.html ?? ''
    expect(html).toContain('<h2 id="h-to-remember">To remember</h2>')
    expect(html).toContain('17.92\u00A0DH')
  })

  test('links to other lessons by their id', async () => {
    const { html } = await htmlOf('Lisez [cette leçon](c0-m1-l1) puis [ce guide](https://example.org/a).')
    expect(html).toContain('<a href="/lecons/c0-m1-l1">cette leçon</a> puis <a href="https://example.org/a">ce guide</a>')
  })

  test('marks a difficult word in the plural and with a capital, not inside another word or a heading', async () => {
    const { html } = await htmlOf('Un début.\n\n## Les soldes\n\nIls soldent. Les Soldes comptent, et le solde aussi.')
    expect(html).toContain('<h2 id="h-les-soldes">Les soldes</h2>')
    expect(html).toContain('Ils soldent. Les <a class="term" href="#g-c0-t-solde">Soldes</a> comptent, et le solde aussi.')
  })
})

describe('a lesson in Arabic', () => {
  test('has Arabic headings, marks words with their article and particles, and is not measured as French', async () => {
    const files = await exampleFiles()
    const body =
      'دفتر بسيط. نكتب المبلغ والرصيد كل يوم.\n\n:::exercise\n## دوركم\nاكتبوا خمس عمليات.\n:::\n\n:::keep\n- اكتبوا في اليوم نفسه.\n:::'
    files.set(LESSON.replace('fr.md', 'ar.md'), `---\nid: c0-m1-l1\ntitle: دفتر الصندوق\n---\n\n${body}\n`)
    files.set(
      PRACTICE.replace('.yaml', '.ar.yaml'),
      (files.get(PRACTICE.replace('.yaml', '.en.yaml')) ?? '').replace('On the same day', 'في اليوم نفسه'),
    )
    const compilation = compileFiles(files, { today: TODAY })
    expect(compilation.problems.map(({ rule }) => rule)).toEqual(['course-bank'])
    const lesson = courseOf(compilation).modules[0]?.lessons[0]
    expect(lesson?.texts.ar).toMatchObject({ title: 'دفتر الصندوق', terms: ['c0-t-solde'] })
    expect(lesson?.texts.ar?.html).toContain('<a class="term" href="#g-c0-t-solde">والرصيد</a>')
    expect(lesson?.texts.ar?.html).toContain('<h2 id="h-2">للتذكّر</h2>')
    expect(lesson?.practice[0]).toMatchObject({ options: [{}, { text: { ar: 'في اليوم نفسه' } }, {}] })
  })
})

describe('questions', () => {
  test('have the stored shape, with translations beside the French', async () => {
    const course = courseOf(await compiledWith())
    const all = course.modules.flatMap((module) => [...module.quiz, ...module.lessons.flatMap((lesson) => lesson.practice)])
    expect(all.map((one) => question.safeParse(one).success)).toEqual(all.map(() => true))
    const practice = course.modules[0]?.lessons[0]?.practice ?? []
    expect(practice[0]).toMatchObject({ kind: 'single', stem: { en: 'When do you write down an expense of 40\u00A0DH?' } })
    expect(practice[1]).toMatchObject({
      kind: 'numeric',
      answer: 367,
      tolerance: { absolute: 0 },
      unit: { fr: 'DH', en: 'DH', ar: 'درهم' },
    })
    const [single, , verdict, matching, , short] = course.modules[0]?.quiz ?? []
    expect(single?.kind === 'single' && single.options.map(({ right }) => right)).toEqual([false, true, false])
    expect(bare(verdict?.kind === 'true-false' ? verdict.whyTrue.fr : '')).toBe('Oui : une erreur écrite montre le sérieux du groupe.')
    expect(matching?.kind === 'matching' && matching.extra).toHaveLength(1)
    expect(short?.kind === 'short' && short.accept).toEqual([{ fr: 'solde' }, { fr: 'le solde' }])
  })

  test.each([
    ['tolerance: 0', 'tolerance: "2%"', { percent: 2 }],
    ['tolerance: 0', 'tolerance: 0.3', { absolute: 0.3 }],
  ])('%s as %s is understood', async (from, to, tolerance) => {
    expect(courseOf(await compiledWith([PRACTICE, from, to])).modules[0]?.lessons[0]?.practice[1]).toMatchObject({ tolerance })
  })

  test('an answer may be rounded as far as its tolerance covers', async () => {
    const rules = async (tolerance: string) =>
      (
        await compiledWith([
          PRACTICE,
          'formula: "480 + 100 - (35 + 150 + 28)"\n  answer: 367\n  tolerance: 0',
          `formula: "100 / 3"\n  answer: 33.3\n  tolerance: ${tolerance}`,
        ])
      ).problems.map(({ rule }) => rule)
    expect(await rules('0.1')).not.toContain('numeric-key')
    expect(await rules('0')).toContain('numeric-key')
  })
})

test('the assignment carries its brief, its examples and its sample as safe HTML', async () => {
  const { assignment } = courseOf(await compiledWith())
  expect(assignment?.briefHtml.en).toBe('<p>Keep the cash book of a group for <strong>one month</strong>. The people may be invented.</p>')
  expect(assignment?.exampleHtml['p1']?.fr).toBe('<p>Awa écrit, Joseph garde la boîte. Nous comptons le samedi.</p>')
  expect(assignment?.sample?.html['p1']).toContain('<strong>Joseph</strong>')
  expect(assignment?.sample?.tables['operations']).toEqual([
    { day: '2026-05-03', what: 'Cotisations de 12 membres', in: 600 },
    { day: '2026-05-05', what: 'Thé et sucre', out: 85 },
  ])
})
