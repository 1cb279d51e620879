/** One name for both copies of this file: the server and the pages it serves are bundled apart. */
const WHOLE = Symbol.for('passerelle.whole-page')

/** An answer with its page as a text beside it: made into a stream and read back, as answers are, it would cost more than rendering some pages does. */
export function answerWhole(html: string, init: ResponseInit): Response {
  return Object.assign(new Response(null, init), { [WHOLE]: html })
}

/** The page of an answer made by `answerWhole`; undefined for any other. */
export function wholeOf(answer: Response): string | undefined {
  const html: unknown = Reflect.get(answer, WHOLE)
  return typeof html === 'string' ? html : undefined
}
