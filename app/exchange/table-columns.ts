import { normaliseAnswer } from '#app/rules/answer-text.ts'
import type { QuestionDocument } from './question-document.ts'

/** The most answers a row of the template holds. */
export const MOST_ANSWERS = 8

/** The columns of the template, in their order. Headers are French: the file is for people. */
export const COLUMNS = [
  { key: 'kind', header: 'Sorte', width: 16 },
  { key: 'name', header: 'Nom', width: 18 },
  { key: 'stem', header: 'Question', width: 44 },
  { key: 'right', header: 'Bonnes réponses', width: 16 },
  ...Array.from({ length: MOST_ANSWERS }, (_, index) => ({ key: `answer${index + 1}`, header: `Réponse ${index + 1}`, width: 24 })),
  ...Array.from({ length: MOST_ANSWERS }, (_, index) => ({ key: `why${index + 1}`, header: `Pourquoi ${index + 1}`, width: 24 })),
  { key: 'weights', header: 'Parts de la note', width: 16 },
  { key: 'tolerance', header: 'Écart accepté', width: 14 },
  { key: 'unit', header: 'Unité', width: 10 },
  { key: 'explanation', header: 'Explication', width: 36 },
  { key: 'hint', header: 'Indice', width: 24 },
  { key: 'tags', header: 'Étiquettes', width: 18 },
  { key: 'objectives', header: 'Objectifs', width: 12 },
  { key: 'category', header: 'Catégorie', width: 18 },
  { key: 'code', header: 'Numéro', width: 10 },
] as const

/** The kinds as the template names them, the first name of each being the one that is written. */
export const KIND_NAMES: Record<QuestionDocument['kind'], readonly string[]> = {
  single: ['choix unique', 'une réponse'],
  several: ['plusieurs choix', 'plusieurs réponses', 'choix multiple'],
  'true-false': ['vrai ou faux', 'vrai faux'],
  numeric: ['nombre', 'numérique'],
  short: ['réponse courte', 'mot'],
  matching: ['association', 'relier'],
  ordering: ['ordre', 'mettre dans l’ordre'],
  gaps: ['texte à trous', 'trous'],
  written: ['réponse rédigée', 'texte libre'],
}

const kinds = new Map(
  (Object.keys(KIND_NAMES) as QuestionDocument['kind'][]).flatMap((kind) =>
    KIND_NAMES[kind].map((name) => [normaliseAnswer(name), kind] as const),
  ),
)

/** The kind that a cell names, without looking at case or accents. */
export const kindNamed = (cell: string) => (cell.length > 60 ? undefined : kinds.get(normaliseAnswer(cell)))

/** Where each column of the template stands under a header, the headers that are none of it, or null where it is not the template's. */
export function columnsUnder(header: readonly string[]): { places: Map<string, number>; unknown: string[] } | null {
  const keys = new Map(COLUMNS.map(({ key, header: name }) => [normaliseAnswer(name), key as string]))
  const places = new Map<string, number>()
  const unknown: string[] = []
  for (const [index, name] of header.entries()) {
    const key = name.length > 60 ? undefined : keys.get(normaliseAnswer(name))
    if (key !== undefined && !places.has(key)) places.set(key, index)
    else if (name.trim() !== '') unknown.push(name.trim())
  }
  return places.has('kind') && places.has('stem') ? { places, unknown } : null
}
