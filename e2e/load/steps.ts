import type { Asked, Statement } from './recorded-line.ts'

/** What a request asks of the database, in its order: statements sent together, or a transaction with its turns. */
export type Step = { kind: 'together'; statements: Statement[] } | { kind: 'transaction'; turns: Statement[][] }

const BEGIN = /^begin\b/i
const END = /^(commit|rollback)\s*$/i

/** Puts what went over the lines into steps. Throws where a transaction was undone: a bare server would not do what ended in nothing. */
export function stepsOf(asked: readonly Asked[]): Step[] {
  const steps: Step[] = []
  const transactions = new Map<number, { turns: Statement[][]; turn: number }>()
  let [last, lastTurn]: [Statement[] | undefined, number] = [undefined, -1]
  for (const { text, values, line, turn } of asked) {
    const transaction = transactions.get(line)
    if (BEGIN.test(text)) {
      const opened = { turns: [], turn: -1 }
      steps.push({ kind: 'transaction', turns: opened.turns })
      transactions.set(line, opened)
      last = undefined
    } else if (END.test(text)) {
      if (/^rollback/i.test(text)) throw new Error('A transaction was undone while requests were recorded')
      transactions.delete(line)
    } else if (transaction) {
      if (transaction.turn === turn) transaction.turns.at(-1)?.push({ text, values })
      else transaction.turns.push([{ text, values }])
      transaction.turn = turn
    } else {
      if (last && lastTurn === turn) last.push({ text, values })
      else steps.push({ kind: 'together', statements: (last = [{ text, values }]) })
      lastTurn = turn
    }
  }
  return steps
}

/** How many statements were sent, the begin and the end of transactions among them, and how often a program waited for the database. */
export function tripsOf(asked: readonly Asked[]): { queries: number; trips: number } {
  return { queries: asked.length, trips: new Set(asked.map(({ turn }) => turn)).size }
}
