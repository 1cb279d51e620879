import type { Answer, FixedQuestion, Gap } from '#app/rules/questions.ts'

function keyOf(gap: Gap): string {
  if (gap.kind === 'number') return String(gap.answer)
  return gap.kind === 'text' ? (gap.accept[0]?.fr ?? '') : (gap.options.find(({ right }) => right)?.id ?? '')
}

/** An answer that is right in every point. */
export function rightAnswer(question: FixedQuestion): Answer {
  switch (question.kind) {
    case 'single':
      return { kind: 'single', choice: question.options.find(({ right }) => right)?.id ?? '' }
    case 'multiple':
      return { kind: 'multiple', choices: question.options.filter(({ right }) => right).map(({ id }) => id) }
    case 'true-false':
      return { kind: 'true-false', choice: question.answer }
    case 'numeric':
      return { kind: 'numeric', typed: String(question.answer).replace('.', ',') }
    case 'matching':
      return { kind: 'matching', chosen: Object.fromEntries(question.pairs.map(({ id }) => [id, id])) }
    case 'ordering':
      return { kind: 'ordering', order: question.items.map(({ id }) => id) }
    case 'gaps':
      return { kind: 'gaps', filled: Object.fromEntries(question.gaps.map((gap) => [gap.id, keyOf(gap)])) }
    case 'written':
      return { kind: 'written', text: 'Nous notons chaque dépense le jour même.' }
    case 'short':
      return { kind: 'short', typed: question.accept[0]?.fr ?? '' }
  }
}

/** An answer as somebody gives it who has not understood: everything is filled in, nothing or little is right. */
export function wrongAnswer(question: FixedQuestion): Answer {
  switch (question.kind) {
    case 'single':
      return { kind: 'single', choice: question.options.find(({ right }) => !right)?.id ?? '' }
    case 'multiple':
      return { kind: 'multiple', choices: question.options.filter(({ right }) => !right).map(({ id }) => id) }
    case 'true-false':
      return { kind: 'true-false', choice: !question.answer }
    case 'numeric':
      return { kind: 'numeric', typed: String(Math.round(question.answer * 10) + 7) }
    case 'matching': {
      const ids = question.pairs.map(({ id }) => id)
      return { kind: 'matching', chosen: Object.fromEntries(ids.map((id, index) => [id, ids[(index + 1) % ids.length] ?? id])) }
    }
    case 'ordering': {
      const [first, ...rest] = question.items.map(({ id }) => id)
      return { kind: 'ordering', order: [...rest, ...(first === undefined ? [] : [first])] }
    }
    case 'gaps':
      return { kind: 'gaps', filled: Object.fromEntries(question.gaps.map((gap) => [gap.id, 'je ne sais pas'])) }
    case 'written':
      return { kind: 'written', text: 'Je ne sais pas.' }
    case 'short':
      return { kind: 'short', typed: 'Je ne sais pas' }
  }
}
