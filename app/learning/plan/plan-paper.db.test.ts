import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import type { Language } from '#app/rules/languages.ts'
import { storedSampleTables } from '#app/rules/plan-sample.ts'
import type { Db } from '#db/handle.ts'
import { checkFile } from '#app/platform/keep-file.server.ts'
import { JPEG } from '#app/rules/test-files.ts'
import { renderPaper } from '#app/paper/render-paper.server.tsx'
import { feedbackInView } from './feedback.queries.server.ts'
import { feedbackPaper, planPaper } from './plan-paper.ts'
import { shownFeedback } from './shown-feedback.ts'
import type { Paper } from '#app/paper/paper.ts'
import { planInView } from './plan.queries.server.ts'
import { sampleOf } from './sample.queries.server.ts'
import { readParts } from './shown-version.ts'

const sheet = (language: Language) => ({ siteName: 'Passerelle', language, madeAt: TEST_NOW, pictures: new Map<string, string>() })

/** The worked example "Atelier Sika" as a plan on paper. */
async function samplePaper(db: Db, language: Language) {
  const fatou = await viewerOf(db, 'fatou')
  const planId = idOf('plan:fatou')
  const [sample, plan] = await Promise.all([sampleOf(db, fatou, planId), planInView(db, fatou, planId, TEST_NOW)])
  const stored = storedSampleTables(plan.assignment.tables, sample!.tables)
  const contents = new Map(
    plan.parts.map(({ part, tables }) => [
      part.id,
      { text: sample!.texts[part.id] ?? '', tables: Object.fromEntries(tables.map(({ id }) => [id, stored[id]])) },
    ]),
  )
  return { planTitle: 'Atelier Sika', author: 'Fatou', parts: readParts(plan, contents, language), sent: null, draftWhen: '' }
}

async function readingOf(file: Buffer) {
  const pdf = await getDocumentProxy(new Uint8Array(file))
  const { text } = await extractText(pdf, { mergePages: true })
  // Narrow and wide spaces read alike; joined Arabic letters are read as the letters they stand for.
  return { pages: pdf.numPages, text: text.normalize('NFKC').replace(/\s+/g, ' ') }
}

describe('a plan on paper', () => {
  test('holds every part and the checked totals of the worked example, and weighs little', async ({ db }) => {
    const paper = await samplePaper(db, 'fr')
    const file = await renderPaper(planPaper(paper, sheet('fr')))
    const { pages, text } = await readingOf(file)
    for (const { title } of paper.parts) expect(text).toContain(title.normalize('NFKC').replace(/\s+/g, ' '))
    for (const total of ['Total des besoins 20 000 DH', 'Total des ressources 20 000 DH', '113 630 DH', '39 468 DH'])
      expect(text).toContain(total)
    expect(text).toContain(`1 / ${pages}`)
    expect(file.length).toBeLessThan(120_000)
  })

  test('is drawn in Arabic with the reader’s words beside the author’s', async ({ db }) => {
    const { text } = await readingOf(await renderPaper(planPaper(await samplePaper(db, 'ar'), sheet('ar'))))
    for (const words of ['مجموع', 'المخاطر', 'Je suis Mariam K.']) expect(text).toContain(words)
  })

  test('shows files as a list, a photo small, a recording by what is said in it', async ({ db }) => {
    const whole = await samplePaper(db, 'fr')
    const plain = await renderPaper(planPaper(whole, sheet('fr')))
    const checked = await checkFile(JPEG, null)
    if (!checked.ok) throw new Error('Not a photo')
    const held = { bytes: 84_000, transcript: '', hasPreview: true }
    const files = [
      { ...held, id: 'a', kind: 'photo' as const, name: 'Atelier.jpg' },
      { ...held, id: 'b', kind: 'voice' as const, name: 'voix.webm', transcript: 'Nous cousons des sacs.' },
    ]
    const parts = whole.parts.map((part, n) => (n === 0 ? { ...part, files } : part))
    const pictures = new Map([['a', `data:image/png;base64,${checked.file.preview!.toString('base64')}`]])
    const file = await renderPaper(planPaper({ ...whole, parts }, { ...sheet('fr'), pictures }))
    const { text } = await readingOf(file)
    for (const words of ['Photo, 84 Ko : Atelier.jpg', 'Enregistrement, 84 Ko', 'Nous cousons des sacs.']) expect(text).toContain(words)
    expect(file.length - plain.length).toBeGreaterThan(1_000)
    expect(file.toString('latin1')).toContain('/Subtype /Image')
  })

  test('says of which hand-in it is, with its receipt', async ({ db }) => {
    const sent = { n: 2, when: 'le 3 mars', code: 'ABCD-EFGH', statement: 'Ce plan est le nôtre.' }
    const { blocks } = planPaper({ ...(await samplePaper(db, 'fr')), sent }, sheet('fr'))
    expect(JSON.stringify(blocks.find(({ kind }) => kind === 'framed'))).toMatch(/Version 2.*ABCD-EFGH.*Ce plan est le nôtre/)
  })
})

describe('feedback on paper', () => {
  test('says the level of each criterion in words, the remarks and the message', async ({ db }) => {
    const aminata = await viewerOf(db, 'aminata')
    const plan = await planInView(db, aminata, idOf('plan:aminata'), TEST_NOW)
    const feedback = shownFeedback(plan, (await feedbackInView(db, plan, 1))!, 'fr', TEST_NOW)
    const { text } = await readingOf(await renderPaper(feedbackPaper({ planTitle: 'Mon plan', author: 'Aminata', feedback }, sheet('fr'))))
    const flat = (words: string) => words.normalize('NFKC').replace(/\s+/g, ' ')
    for (const words of feedback.levels.flatMap(({ title, label }) => [title, label])) expect(text).toContain(flat(words))
    for (const { body } of feedback.remarks) expect(text).toContain(flat(body).slice(0, 40))
    expect(text).toContain(flat(feedback.message).slice(0, 60))
  })

  test('of the same content gives the same bytes', async () => {
    const paper: Paper = { title: 'Essai', language: 'fr', foot: '', madeAt: TEST_NOW, blocks: [{ kind: 'text', text: 'Bonjour' }] }
    expect(await renderPaper(paper)).toEqual(await renderPaper(paper))
  })
})
