import type { FormattedText, QuestionDocument, SharedDocument } from './question-document.ts'

const plain = (text: string): FormattedText => ({ format: 'plain', text })
const shared = (name: string, stem: string, explanation: string): SharedDocument => ({
  name,
  category: [],
  tags: ['exemple'],
  objectives: ['o1'],
  stem: plain(stem),
  explanation: plain(explanation),
})
const option = (text: string, weight: number, why: string) => ({ text: plain(text), weight, feedback: plain(why) })

/** One question of each kind, in French: the rows that the template shows and that people write over. */
export const TEMPLATE_QUESTIONS: readonly QuestionDocument[] = [
  {
    kind: 'single',
    ...shared('Le taxi sans reçu', 'Vous payez un taxi sans reçu. Que faites-vous ?', 'Chaque dépense a sa preuve.'),
    hint: plain('Pensez à une preuve écrite.'),
    options: [
      option('J’écris un bon de caisse', 100, 'Exact : date, trajet et somme.'),
      option('J’ajoute la somme au loyer', 0, 'Non : une dépense garde sa ligne.'),
      option('Je ne note rien', 0, 'Non : la caisse ne sera plus juste.'),
    ],
  },
  {
    kind: 'several',
    ...shared('Un bon de caisse', 'Que dit un bon de caisse ? (2 réponses)', 'La date et la somme suffisent pour vérifier.'),
    options: [
      option('La date', 50, 'Oui : on sait quand.'),
      option('La somme', 50, 'Oui : on sait combien.'),
      option('Le temps qu’il fait', -50, 'Non : cela ne sert pas.'),
    ],
  },
  {
    kind: 'true-false',
    ...shared('La caisse', 'On compte la caisse chaque jour.', 'Une erreur se trouve le jour même.'),
    answer: true,
    whyTrue: plain('Exact.'),
    whyFalse: plain('Si : on trouve ainsi une erreur à temps.'),
  },
  {
    kind: 'numeric',
    ...shared('Les robes', 'Il reste 12 heures. Une robe demande 4 heures. Combien de robes ?', '12 ÷ 4 = 3 robes.'),
    answers: [{ value: 3, tolerance: 0, weight: 100 }],
    unit: 'robes',
  },
  {
    kind: 'short',
    ...shared('La capitale', 'Quelle est la capitale du Maroc ?', 'C’est Rabat.'),
    isCaseSensitive: false,
    answers: [
      { text: 'Rabat', hasWildcard: false, weight: 100 },
      { text: 'Ville de Rabat', hasWildcard: false, weight: 100 },
    ],
  },
  {
    kind: 'matching',
    ...shared('Les cahiers', 'Reliez chaque cahier à ce qu’il contient.', 'Chaque cahier a un seul rôle.'),
    pairs: [
      { left: plain('Cahier de caisse'), right: 'Les entrées et sorties du jour' },
      { left: plain('Cahier de crédit'), right: 'Ce que les clientes doivent' },
    ],
    extra: ['Les recettes de cuisine'],
  },
  {
    kind: 'ordering',
    ...shared('Du problème à l’idée', 'Mettez dans l’ordre.', 'On observe, on écrit, on essaie.'),
    items: [plain('Observer'), plain('Écrire le problème'), plain('Essayer une réponse')],
  },
  {
    kind: 'gaps',
    ...shared(
      'La monnaie',
      'Complétez la phrase.\nAu Maroc, on paie en [[1]]. La capitale est [[2]]. Un billet de 200 vaut [[3]] pièces de 10.',
      '200 ÷ 10 = 20.',
    ),
    gaps: [
      {
        kind: 'choice',
        id: '1',
        weight: 1,
        answers: [
          { text: 'dirhams', hasWildcard: false, weight: 100 },
          { text: 'euros', hasWildcard: false, weight: 0 },
        ],
      },
      { kind: 'text', id: '2', weight: 1, isCaseSensitive: false, answers: [{ text: 'Rabat', hasWildcard: false, weight: 100 }] },
      { kind: 'number', id: '3', weight: 1, answers: [{ value: 20, tolerance: 0, weight: 100 }] },
    ],
  },
  {
    kind: 'written',
    ...shared('Ma clientèle', 'Décrivez votre première cliente en trois phrases.', 'Une cliente précise aide à fixer le prix.'),
    guide: plain('On attend : qui, où, combien elle achète.'),
  },
]
