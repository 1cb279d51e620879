/** What belongs together and is sent in order: a plan with all its parts, a quiz, the questions of a lesson, sheets of paper of a quiz. Null for a form that must not wait. */
export function documentOf(path: string): string | null {
  const [, document = null] =
    /^(\/lecons\/[^/]+)(?:\/questions\/\d+)?$/.exec(path) ??
    /^(\/quiz\/[^/]+)(?:\/(?:\d+|verifier))?$/.exec(path) ??
    /^(\/cohortes\/[^/]+\/quiz\/[^/]+\/saisie)$/.exec(path) ??
    PART.exec(path) ??
    SHEET.exec(path) ??
    []
  return document
}

/** A part of a plan or its hand-in; what is kept while writing (`garder`) waits in the page itself. */
const PART = /^(\/plan\/[0-9a-f-]{36})\/(?!remarques$)[a-z0-9-]+$/

/** The attendance at one workshop. */
const SHEET = /^(\/cohortes\/[0-9a-f-]{36}\/ateliers\/[0-9a-f-]{36})$/

/** Where somebody goes on after a form that waits, best first: the first that is kept on the phone is taken. */
export function placesAfter(path: string, go: string | null): string[] {
  const [, lesson] = /^\/lecons\/([^/]+)$/.exec(path) ?? []
  if (lesson !== undefined) return [`${path}/questions/1`, path]
  if (/^\/quiz\/[^/]+$/.test(path)) return [`${path}/1`]
  const [, quiz, n] = /^(\/quiz\/[^/]+)\/(\d+)$/.exec(path) ?? []
  if (quiz !== undefined) return [`${quiz}/${Number(n) + (go === 'previous' ? -1 : 1)}`, `${quiz}/verifier`]
  // A practice question shows its answer on its own page, and more people come to a workshop.
  if (path.includes('/questions/') || SHEET.test(path)) return [path]
  const [, plan, part] = /^(\/plan\/[^/]+)\/([a-z0-9-]+)$/.exec(path) ?? []
  return plan !== undefined && part !== 'verifier' ? [plan] : []
}

/** True where the server led a form to a page that says that it was not taken. */
export const isRefusal = (to: string): boolean => /[?&](tard|refus)=/.test(to)
