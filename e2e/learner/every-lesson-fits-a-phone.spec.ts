import { compile } from '#app/publishing/compile.ts'
import { folders } from '#app/platform/folders.server.ts'
import { expect, test } from '../support/story.ts'

test('every lesson of the ten courses fits a screen of 320 px, with its drawing and without a raw mark', async ({ comes }) => {
  test.setTimeout(300_000)
  const { courses } = await compile(folders.content, { today: '2026-11-23' })
  const lessons = courses.flatMap(({ modules }) => modules.flatMap((module) => module.lessons))
  expect(lessons.length).toBeGreaterThanOrEqual(170)
  const aminata = await comes('aminata')
  await aminata.page.setViewportSize({ width: 320, height: 640 })
  const faults: string[] = []
  for (const { id, texts } of lessons) {
    const answer = await aminata.page.goto(`/lecons/${id}`)
    const facts = await aminata.page.evaluate(() => ({
      tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      drawings: document.querySelectorAll('figure svg').length,
      isRaw: /\{\{|undefined|NaN|:::/.test(document.body.innerText),
    }))
    const drawings = texts.fr.html.split('<figure').length - 1
    if (answer?.status() !== 200 || facts.tooWide > 0 || facts.drawings !== drawings || facts.isRaw)
      faults.push(`${id} ${JSON.stringify(facts)}`)
  }
  expect(faults).toEqual([])
})
