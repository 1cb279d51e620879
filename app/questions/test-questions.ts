import type { Answer, FixedQuestion, Gap } from '#app/rules/questions.ts'

const shared = { objectives: ['o1'], lesson: 'c0-m1-l1' }
const fr = (text: string) => ({ fr: text })

/** One question of every kind, for tests. */
export const SAMPLES = {
  single: {
    ...shared,
    kind: 'single',
    id: 'q-single',
    stem: fr('Que faites-vous ?'),
    explanation: fr('On note toujours.'),
    hint: fr('Pensez au cahier.'),
    options: [
      { id: 'a', text: fr('Je note'), why: fr('Oui, tout se note.'), right: true },
      { id: 'b', text: fr('J’oublie'), why: fr('Un oubli coûte cher.'), right: false },
      { id: 'c', text: fr('J’attends'), why: fr('Attendre ne note rien.'), right: false },
    ],
  },
  multiple: {
    ...shared,
    kind: 'multiple',
    id: 'q-multiple',
    stem: fr('Que faut-il garder ?'),
    explanation: fr('Le reçu et la facture.'),
    options: [
      { id: 'a', text: fr('Le reçu'), why: fr('Oui.'), right: true },
      { id: 'b', text: fr('La facture'), why: fr('Oui aussi.'), right: true },
      { id: 'c', text: fr('Le sac'), why: fr('Le sac ne prouve rien.'), right: false },
    ],
  },
  'true-false': {
    ...shared,
    kind: 'true-false',
    id: 'q-truth',
    stem: fr('Tout se note.'),
    explanation: fr('Même 5 DH.'),
    answer: true,
    whyTrue: fr('Oui.'),
    whyFalse: fr('Si, même les petites sommes.'),
  },
  numeric: {
    ...shared,
    kind: 'numeric',
    id: 'q-number',
    stem: fr('Combien ?'),
    explanation: fr('25 × 40 = 1 000.'),
    answer: 1000,
    formula: '25 * 40',
    tolerance: { absolute: 0 },
    unit: fr('DH'),
  },
  matching: {
    ...shared,
    kind: 'matching',
    id: 'q-pairs',
    stem: fr('Reliez.'),
    explanation: fr('Chacun sa place.'),
    pairs: [
      { id: 'a', left: fr('Budget'), right: fr('Combien ?') },
      { id: 'b', left: fr('Trésorerie'), right: fr('Quand ?') },
      { id: 'c', left: fr('Écarts'), right: fr('Pourquoi ?') },
    ],
    extra: [{ id: 'x', text: fr('Qui vote ?') }],
  },
  ordering: {
    ...shared,
    kind: 'ordering',
    id: 'q-order',
    stem: fr('Dans quel ordre ?'),
    explanation: fr('On prévoit avant de dépenser.'),
    items: [
      { id: '1', text: fr('Prévoir') },
      { id: '2', text: fr('Dépenser') },
      { id: '3', text: fr('Vérifier') },
    ],
  },
  short: {
    ...shared,
    kind: 'short',
    id: 'q-short',
    stem: fr('Quel mot ?'),
    explanation: fr('C’est le mot du cours.'),
    accept: [fr('trésorerie')],
  },
  gaps: {
    ...shared,
    kind: 'gaps',
    id: 'q-gaps',
    stem: fr('Complétez.'),
    explanation: fr('Le solde est ce qui reste.'),
    text: fr('Entrées moins sorties : le [[a]]. Avec 100 DH et 40 DH, il est de [[b]]. On le compare à [[c]].'),
    gaps: [
      { id: 'a', kind: 'text', accept: [fr('solde')] },
      { id: 'b', kind: 'number', answer: 60, tolerance: { absolute: 0 }, unit: fr('DH') },
      {
        id: 'c',
        kind: 'choice',
        weight: 2,
        options: [
          { id: '1', text: fr('la caisse'), right: true },
          { id: '2', text: fr('la météo'), right: false },
        ],
      },
    ],
  },
  written: {
    ...shared,
    kind: 'written',
    id: 'q-written',
    stem: fr('Racontez.'),
    explanation: fr('Le fait, puis la suite.'),
    guide: fr('Un point par fait daté.'),
  },
} as const satisfies { [Kind in FixedQuestion['kind']]: Extract<FixedQuestion, { kind: Kind }> }

function keyOf(gap: Gap): string {
  if (gap.kind === 'number') return String(gap.answer)
  return gap.kind === 'text' ? (gap.accept[0]?.fr ?? '') : (gap.options.find(({ right }) => right)?.id ?? '')
}

/** The right answer to a question, computed from its key: for tests. */
export function rightAnswer(question: FixedQuestion): Answer {
  switch (question.kind) {
    case 'single':
      return { kind: 'single', choice: question.options.find((option) => option.right)?.id ?? '' }
    case 'multiple':
      return { kind: 'multiple', choices: question.options.filter((option) => option.right).map((option) => option.id) }
    case 'true-false':
      return { kind: 'true-false', choice: question.answer }
    case 'numeric':
      return { kind: 'numeric', typed: String(question.answer) }
    case 'matching':
      return { kind: 'matching', chosen: Object.fromEntries(question.pairs.map((pair) => [pair.id, pair.id])) }
    case 'ordering':
      return { kind: 'ordering', order: question.items.map((item) => item.id) }
    case 'gaps':
      return { kind: 'gaps', filled: Object.fromEntries(question.gaps.map((gap) => [gap.id, keyOf(gap)])) }
    case 'written':
      return { kind: 'written', text: 'Le 3 mars, nous avons compté la caisse.' }
    case 'short':
      return { kind: 'short', typed: question.accept[0]?.fr ?? '' }
  }
}

/** A complete answer that is wrong: for tests. */
export function wrongAnswer(question: FixedQuestion): Answer {
  switch (question.kind) {
    case 'single':
      return { kind: 'single', choice: question.options.find((option) => !option.right)?.id ?? '' }
    case 'multiple':
      return { kind: 'multiple', choices: question.options.filter((option) => !option.right).map((option) => option.id) }
    case 'true-false':
      return { kind: 'true-false', choice: !question.answer }
    case 'numeric':
      return { kind: 'numeric', typed: String(question.answer * 3 + 987_654) }
    case 'matching': {
      const ids = question.pairs.map((pair) => pair.id)
      return { kind: 'matching', chosen: Object.fromEntries(ids.map((id, index) => [id, ids[(index + 1) % ids.length] ?? ''])) }
    }
    case 'ordering':
      return { kind: 'ordering', order: [...question.items.slice(1), ...question.items.slice(0, 1)].map((item) => item.id) }
    case 'gaps':
      return {
        kind: 'gaps',
        filled: Object.fromEntries(
          question.gaps.map((gap) => [gap.id, gap.kind === 'choice' ? (gap.options.find(({ right }) => !right)?.id ?? '') : 'rien']),
        ),
      }
    case 'written':
      return { kind: 'written', text: 'Je ne sais pas.' }
    case 'short':
      return { kind: 'short', typed: 'rien de tout cela' }
  }
}
