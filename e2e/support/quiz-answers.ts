import type { Page } from '@playwright/test'

type Given = { choose: RegExp[] } | { type: string } | { order: RegExp[] }

/** The right answers to the quiz of module 1 of course 10, by words of their question. */
export const MODULE_1_ANSWERS: ReadonlyArray<[RegExp, Given]> = [
  [/décrit un problème/, { choose: [/attendent des jours pour une tresse/] }],
  [/accord de groupe/, { choose: [/Qui décide/, /partage l.argent/, /quitte le groupe/] }],
  [/ne pas parler de ce qu.on ne sait pas faire/, { choose: [/^Faux$/] }],
  [/Combien de robes/, { type: '3' }],
  [/Quatre amies vendent des beignets/, { choose: [/Confier le cahier/] }],
  [/dans l.ordre le chemin/, { order: [/Noter un ennui/, /Vérifier qu/, /Écrire le problème/, /Écrire la réponse/, /dix personnes/] }],
  [/garde d.enfants/, { type: '432 DH' }],
]

/** Fills in the right answer to the question on the page. Throws for a question that is not of module 1. */
export async function answerRightly(page: Page): Promise<void> {
  const stem = await page.getByRole('heading', { level: 1 }).innerText()
  const given = MODULE_1_ANSWERS.find(([words]) => words.test(stem))?.[1]
  if (!given) throw new Error(`No answer is known to: ${stem}`)
  if ('type' in given) {
    await page.getByLabel('Votre réponse').fill(given.type)
    return
  }
  if ('choose' in given) {
    for (const label of given.choose) await page.getByLabel(label).check()
    return
  }
  for (const [index, label] of given.order.entries()) await page.getByLabel(label).selectOption(String(index + 1))
}
