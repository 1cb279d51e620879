import { z } from 'zod'
import { LONGEST_WRITTEN } from '#app/rules/questions.ts'

/** How many sheets are typed in at once. */
export const SHEETS = 10

/** The fields of the page: whose sheet the n-th is, and what it says at a question. */
export const personField = (sheet: number) => `person-${sheet}`
export const answerField = (sheet: number, question: number) => `answer-${sheet}-${question}`

/** One sheet as it was typed; `person` is empty where nobody was chosen. */
export type TypedSheet = { n: number; person: string; answers: string[] }

const person = z.uuid().or(z.literal(''))
const written = z.string().max(LONGEST_WRITTEN)

/** The sheets of a form on which something stands, and the code of the paper they belong to; undefined where no page of ours sends it. */
export function sheetsOf(form: FormData, questions: number): { code: string; sheets: TypedSheet[] } | undefined {
  const text = (name: string) => {
    const value = form.get(name)
    // A form sends each line end as two characters: the limit counts them as one, as the page does.
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
  }
  const sheets: TypedSheet[] = []
  for (let n = 1; n <= SHEETS; n += 1) {
    const whose = person.safeParse(text(personField(n)))
    const answers = Array.from({ length: questions }, (_, index) => text(answerField(n, index + 1)))
    if (!whose.success || !answers.every((answer) => written.safeParse(answer).success)) return undefined
    if (whose.data !== '' || answers.some((answer) => answer !== '')) sheets.push({ n, person: whose.data, answers })
  }
  return { code: text('code'), sheets }
}
