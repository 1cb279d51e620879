import { castPerson, DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'

/** Somebody who speaks to a site as a browser without scripts does: with a cookie, forms, and no following of redirects. */
export type Caller = {
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  post: (path: string, fields?: Record<string, string>, headers?: Record<string, string>) => Promise<Response>
  /** The cookie as it would be sent now. */
  cookie: () => string
  /** The same person, with the same cookie, at another address of the site. */
  at: (origin: string) => Caller
}

function keep(cookies: Map<string, string>, answer: Response): Response {
  for (const line of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
    if (/max-age=0/i.test(line)) cookies.delete(name)
    else cookies.set(name, value)
  }
  return answer
}

function callerWith(origin: string, cookies: Map<string, string>): Caller {
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = async (path: string, wishes: RequestInit, headers: Record<string, string>) =>
    keep(
      cookies,
      await fetch(`${origin}${path}`, {
        redirect: 'manual',
        ...wishes,
        headers: { Accept: 'text/html', ...(cookies.size > 0 ? { Cookie: cookie() } : {}), ...headers },
      }),
    )
  return {
    get: (path, headers = {}) => send(path, {}, headers),
    post: (path, fields = {}, headers = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields) }, { Origin: origin, ...headers }),
    cookie,
    at: (other) => callerWith(other, cookies),
  }
}

/** Somebody who is not signed in. */
export const strangerOn = (origin: string): Caller => callerWith(origin, new Map())

/** Signs in with a name and a password. Throws where the site does not let them in. */
export async function signedInOn(origin: string, name: string, password: string): Promise<Caller> {
  const caller = strangerOn(origin)
  const answer = await caller.post('/connexion?suite=/aide', { name, password })
  if (answer.status !== 303) throw new Error(`${name} was not let in: ${answer.status}`)
  return caller
}

/** A person of the cast, signed in. */
export function castOn(origin: string, who: string): Promise<Caller> {
  const { phone, email } = castPerson(who)
  return signedInOn(origin, phone ?? email ?? '', DEMONSTRATION_PASSWORD)
}
