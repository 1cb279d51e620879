import { COMPETITORS, gridOf, INTERVIEWS, product } from './written-plan.ts'
import type { WrittenPlan } from './written-plan.ts'

const texts = {
  p1: `Je m’appelle Fatou. Je fais des bijoux en perles depuis quatre ans. J’ai appris avec ma grand-mère. J’ai vendu 60 colliers au marché de l’association l’an dernier.

Je travaille déjà deux matinées avec Aminata. Il me reste 15 heures par semaine pour mes bijoux : 10 pour fabriquer, 3 pour vendre, 2 pour gérer.

Je suis seule pour l’instant. Ma nièce prend les photos. Il me manque un endroit avec une bonne lumière.`,
  p2: `Les femmes cherchent un bijou pour une fête, à moins de 100 DH, qui ne casse pas après deux jours. Au marché, les bracelets viennent d’usine : le fil lâche vite. Sept femmes sur dix m’ont montré un bracelet cassé.

Je propose des colliers et des bracelets en perles, montés sur un fil solide, et une réparation gratuite pendant un an.`,
  p3: `J’ai interrogé dix femmes à la sortie de l’association. Je dois encore aller au marché du dimanche.

Premier profil : des femmes de 20 à 40 ans qui achètent pour une fête.`,
  p4: `Le bracelet se vend 35 DH et le collier 80 DH. Je dois encore compter le temps.`,
}

/** Fatou's beads: a draft that stops in the middle, as drafts do. */
export const FATOU_DRAFT: WrittenPlan = {
  texts,
  tables: {
    interviews: gridOf(INTERVIEWS, [
      ['interview', 'Bracelet cassé en deux jours', 7, 10, 'Le fil, c’est du coton.', 'Fil en nylon'],
      ['interview', 'Cherche un cadeau à moins de 100 DH', 5, 10, 'Pour ma belle-sœur.', 'Petite boîte'],
    ]),
    competitors: gridOf(COMPETITORS, [['Étal du marché', 'Bracelet d’usine', 20, 'Tout de suite', 'Casse vite', '2026-10-18']]),
    'unit-costs': {
      rows: [product('bracelet', 'Bracelet', '35', ['8', '1', '', '2']), product('collier', 'Collier', '80', ['21', '2', '', '3'])],
    },
  },
}

/** The parts that Fatou calls finished. */
export const FATOU_DONE = ['p1', 'p2'] as const
