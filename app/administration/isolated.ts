/** A name or address inside a sentence, kept apart by invisible marks so that its direction does not turn the words around it. */
export const isolated = (text: string) => `\u2068${text}\u2069`
