import { describe, expect, test } from 'vitest'
import { compileFiles } from './compile.ts'
import { ASSIGNMENT, compiledWith, exampleFiles, LESSON, PRACTICE, QUIZ, RUBRIC, TODAY } from './example-for-tests.ts'

const COURSE = 'courses/01-example/course.yaml'
const GLOSSARY = 'courses/01-example/glossary.yaml'
const MODULE = 'courses/01-example/module-1-une-caisse-claire/module.yaml'
const ENGLISH = LESSON.replace('fr.md', 'en.md')
const ENGLISH_PRACTICE = PRACTICE.replace('.yaml', '.en.yaml')
const LONG = `${'Nous comptons la caisse ensemble avec beaucoup de patience et de calme chaque soir '.repeat(3).trim()}.`

/** The line on which a text stands after the edit. */
async function lineOf(path: string, from: string, to: string, found: string): Promise<number> {
  const text = (await exampleFiles()).get(path)?.replace(from, () => to) ?? ''
  return text.slice(0, text.indexOf(found)).split('\n').length
}

type Case = [rule: string, path: string, from: string, to: string, at?: string]

const CASES: Case[] = [
  // course.yaml, module.yaml, glossary.yaml
  ['translation-missing', COURSE, ', ar: "صندوق مشترك" }', ' }', 'title:'],
  ['field-missing', COURSE, 'hours: 1\n', ''],
  ['field-unknown', COURSE, 'hours: 1', 'hours: 1\nhuors: 2', 'huors'],
  ['field-wrong', COURSE, 'hours: 1', 'hours: beaucoup', 'hours'],
  ['short-title', COURSE, 'fr: "Caisse commune"', `fr: "${'caisse '.repeat(8)}"`, 'short'],
  ['yaml', COURSE, 'legal: false', 'legal: false\nlegal: true', 'legal: true'],
  ['id-form', COURSE, 'id: c0', 'id: cours', 'id: cours'],
  ['id-form', MODULE, 'id: c0-m1', 'id: c7-m1', 'id: c7-m1'],
  ['objective-unused', COURSE, 'passing:', '  - id: o2\n    text: { fr: "a", en: "b", ar: "c" }\npassing:', 'id: o2'],
  ['translation-missing', GLOSSARY, '  en: balance\n', '', '- id: c0-t-solde'],
  ['id-duplicate', GLOSSARY, 'id: c0-t-piece', 'id: c0-t-solde', 'id: c0-t-solde\n  fr: pièce'],
  ['term-duplicate', GLOSSARY, 'also: [reçu]', 'also: [solde]', '- id: c0-t-piece'],
  // lessons
  ['id-duplicate', LESSON, 'id: c0-m1-l1', 'id: c0-m1', 'id: c0-m1'],
  ['front-matter', LESSON, '---\nid', 'id'],
  ['objective-unknown', LESSON, '[o1]', '[o1, o9]', 'objectives'],
  ['parameter-unknown', LESSON, '{{smig_hour}}', '{{smig_minute}}', '{{smig_minute}}'],
  ['long-sentence', LESSON, 'La mémoire est bonne le soir même.', LONG, LONG],
  ['long-paragraph', LESSON, 'Le carnet parle', 'Oui. Oui. Non. Le carnet parle', 'Oui. Oui.'],
  ['heading-distance', LESSON, '## Quatre colonnes suffisent\n', 'Nous écrivons chaque jour.\n\n'.repeat(30), '## Pourquoi écrire'],
  ['heading-level', LESSON, '## Compter à deux', '# Compter à deux', '# Compter'],
  ['exercise-missing', LESSON, ':::exercise', ':::note', 'Un vieux cahier'],
  ['keep-missing', LESSON, ':::keep', ':::note', 'Un vieux cahier'],
  ['box-unknown', LESSON, ':::example', ':::exemple', ':::exemple'],
  ['drawing-missing', LESSON, '(cash-book.svg', '(cashbook.svg', '(cashbook.svg'],
  ['drawing-description', LESSON, '![Un carnet avec quatre colonnes, et une flèche vers la boîte qui contient 475 DH]', '![]', '![]'],
  ['lesson-unknown', LESSON, 'Comptez ensemble,', 'Comptez [ensemble](c0-m1-l8),', '[ensemble]'],
  ['dates-missing', LESSON, 'verified: 2026-11\n', ''],
  ['review-due', LESSON, '2027-01-31', '2026-10-31'],
  ['wording', LESSON, 'deux personnes honnêtes', 'deux utilisateurs honnêtes', 'deux utilisateurs'],
  ['wording', LESSON, 'deux personnes honnêtes', 'deux adhérent·es honnêtes', 'deux adhérent'],
  ['wording', LESSON, 'Comptez ensemble,', 'Veuillez compter !! Comptez ensemble,', 'Veuillez'],
  ['figure-is-parameter', LESSON, '{{smig_hour}} en', '17,92 DH en', '17,92'],
  ['personal-question', LESSON, 'Comparez avec une autre personne.', 'Notez votre nationalité sur la feuille.', 'Notez votre'],
  ['translation-unknown', ENGLISH, 'id: c0-m1-l1', 'id: c0-m1-l2', 'id: c0-m1-l2'],
  // questions
  ['id-duplicate', QUIZ, 'id: c0-m1-q2', 'id: c0-m1-q1', 'id: c0-m1-q1\n  kind: multiple'],
  ['id-duplicate', QUIZ, '{ id: b, text: "Chercher', '{ id: a, text: "Chercher', '{ id: a, text: "Chercher'],
  ['field-missing', QUIZ, ', why: "L\'erreur reste cachée et reviendra."', '', '{ id: a, text: "Ajouter 20'],
  ['field-wrong', QUIZ, 'kind: short', 'kind: essay', 'kind: essay'],
  ['right-answers', QUIZ, 'why: "Oui : c\'est la cause la plus fréquente.", right: true', 'why: "Oui."', '  options:'],
  ['right-answers', QUIZ, ' Deux réponses.', '', 'stem: "Que doit porter'],
  ['right-answers', QUIZ, 'right: "Argent qui reste"', 'right: "Argent reçu par le groupe"', 'pairs:'],
  ['objective-unknown', QUIZ, 'objectives: [o1]', 'objectives: [o4]', 'id: c0-m1-q1'],
  ['lesson-unknown', QUIZ, 'lesson: c0-m1-l1', 'lesson: c0-m1-l4', 'lesson: c0-m1-l4'],
  ['lesson-missing', QUIZ, '  lesson: c0-m1-l1\n', '', 'id: c0-m1-q1'],
  ['plain-text', QUIZ, 'La date suffit.', 'La **date** suffit.', 'La **date**'],
  ['personal-question', QUIZ, '"Un écart non expliqué doit', '"Quelle est votre nationalité ? Un écart doit', 'stem: "Quelle est'],
  ['numeric-key', PRACTICE, 'answer: 367', 'answer: 376', 'answer: 376'],
  ['formula', PRACTICE, '480 + 100', 'fee + 100', 'formula'],
  ['field-missing', PRACTICE, '  tolerance: 0\n', '', 'id: c0-m1-l1-p2'],
  ['hint-missing', PRACTICE, '  hint: "Quand la mémoire est-elle la meilleure ?"\n', '', 'id: c0-m1-l1-p1'],
  ['parameter-unknown', PRACTICE, 'Il reste 367 DH.', 'Il reste {{rest}}.', '- id: c0-m1-l1-p2'],
  [
    'translation-missing',
    ENGLISH_PRACTICE,
    '    b: { text: "On the same day", why: "Yes: date and reason are still clear." }\n',
    '',
    '- id: c0-m1-l1-p1',
  ],
  ['translation-unknown', ENGLISH_PRACTICE, 'c0-m1-l1-p2', 'c0-m1-l1-p7', 'c0-m1-l1-p7'],
  // assignment and rubric
  ['rubric-sum', RUBRIC, 'total: 20', 'total: 25', 'total: 25'],
  ['rubric-range', RUBRIC, 'from: 4, to: 8', 'from: 5, to: 8', 'id: l2'],
  ['rubric-range', RUBRIC, 'from: 5, to: 12', 'from: 5, to: 11', 'points: 12'],
  ['rubric-pass', RUBRIC, 'k2: 5', 'k2: 15', 'pass:'],
  ['reference-unknown', RUBRIC, 'k2: 5', 'k9: 5', 'pass:'],
  ['reference-unknown', RUBRIC, 'parts: [p1]', 'parts: [p8]', 'parts: [p8]'],
  ['translation-missing', RUBRIC, ', ar: "القواعد"', '', 'title: { fr: "Règles"'],
  ['reference-unknown', ASSIGNMENT, 'criteria: [k1]', 'criteria: [k7]', 'criteria: [k7]'],
  ['reference-unknown', ASSIGNMENT, 'tables: [operations]', 'tables: [operation]', 'tables: [operation]'],
  ['reference-unknown', ASSIGNMENT, 'module: c0-m1', 'module: c0-m9', 'module: c0-m9'],
  ['table-unused', ASSIGNMENT, '    tables: [operations]\n', '    words: { min: 1, max: 9 }\n', 'id: operations'],
  [
    'guiding-questions',
    ASSIGNMENT,
    '      - { fr: "Qui garde la boîte ?", en: "Who keeps the box?", ar: "من يحفظ الصندوق؟" }\n',
    '',
    'questions:',
  ],
  [
    'personal-question',
    ASSIGNMENT,
    'fr: "Qui garde la boîte ?"',
    'fr: "Quel est le numéro de passeport du trésorier ?"',
    '{ fr: "Quel est le numéro',
  ],
  ['personal-question', ASSIGNMENT, 'title: { fr: "Quoi", en: "What"', 'title: { fr: "Quoi", en: "Nationality"', '- { id: what'],
]

describe('what is wrong is refused with its file and line', () => {
  test.each(CASES)('%s in %s: %j', async (rule, path, from, to, at) => {
    const { problems } = await compiledWith([path, from, to])
    const line = at === undefined ? 1 : await lineOf(path, from, to, at)
    expect(problems.filter((problem) => problem.file === path && problem.rule === rule).map((problem) => problem.line)).toContain(line)
  })

  test('sentences that are long on average, and a lesson that is too short', async () => {
    const files = await exampleFiles()
    const text = files.get(LESSON) ?? ''
    const sentence = 'Chaque samedi, avant de fermer la salle, les deux personnes comptent ensemble tout l’argent de la boîte.'
    files.set(
      LESSON,
      `${text.split('---\n').slice(0, 2).join('---\n')}---\n\n${sentence}\n\n:::exercise\n${sentence}\n:::\n\n:::keep\n${sentence}\n:::\n`,
    )
    const rules = compileFiles(files, { today: TODAY }).problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`)
    expect(rules).toContain(`${LESSON}:10 mean-sentence`)
    expect(rules).toContain(`${LESSON}:10 lesson-words`)
  })

  test('a course with too few questions, a quiz with too few, a file that is missing, one that nobody reads', async () => {
    const files = await exampleFiles()
    files.set(QUIZ, (files.get(QUIZ) ?? '').split('- id: c0-m1-q6')[0] ?? '')
    files.delete(GLOSSARY)
    files.set('courses/01-example/notes.md', 'x')
    const problems = compileFiles(files, { today: TODAY }).problems.map(({ file, line, rule }) => [file, line, rule])
    expect(problems).toContainEqual([COURSE, 1, 'course-bank'])
    expect(problems).toContainEqual([QUIZ, 1, 'quiz-questions'])
    expect(problems).toContainEqual([GLOSSARY, 1, 'file-missing'])
    expect(problems).toContainEqual(['courses/01-example/notes.md', 1, 'file-unknown'])
  })

  test('a practice without its translation where the lesson has one', async () => {
    const files = await exampleFiles()
    files.delete(ENGLISH_PRACTICE)
    expect(compileFiles(files, { today: TODAY }).problems).toContainEqual(
      expect.objectContaining({ file: ENGLISH_PRACTICE, rule: 'translation-missing' }),
    )
  })
})

describe('lessons side by side', () => {
  async function withCopies(count: number) {
    const files = await exampleFiles()
    const text = files.get(LESSON) ?? ''
    const practice = files.get(PRACTICE) ?? ''
    const folder = 'courses/01-example/module-1-une-caisse-claire'
    for (let copy = 2; copy <= count + 1; copy += 1) {
      const other = text.replace('c0-m1-l1', `c0-m1-l${copy}`).replace(/!\[.*\n/, '')
      files.set(`${folder}/lesson-${copy}-copie/fr.md`, copy === 3 ? other.replace('Un vieux cahier', 'Voici un cahier') : other)
      files.set(`${folder}/lesson-${copy}-copie/practice.yaml`, practice.replaceAll('c0-m1-l1', `c0-m1-l${copy}`))
    }
    return compileFiles(files, { today: TODAY }).problems.map(({ file, rule }) => `${rule} ${file.split('/').at(-2) ?? ''}`)
  }

  test('the same opening is refused, another one is not', async () => {
    const found = await withCopies(2)
    expect(found).toContain('same-opening lesson-2-copie')
    expect(found).not.toContain('same-opening lesson-3-copie')
  })

  test('a paragraph in two lessons, a sentence in three', async () => {
    const found = await withCopies(2)
    expect(found).toContain('repeated-paragraph lesson-2-copie')
    expect(found).not.toContain('repeated-sentence lesson-2-copie')
    expect(found).toContain('repeated-sentence lesson-3-copie')
  })
})
