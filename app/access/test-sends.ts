import type { ActionFunctionArgs } from '@remix-run/node'
import type { Db } from '#db/handle.ts'
import { contextFor } from './test-doors.ts'
import { viewerOf } from './test-viewers.ts'

type Action = (args: ActionFunctionArgs) => Promise<unknown>

/** What an action answers to a form: the status it returns or throws, and where it leads. */
export async function sends(
  db: Db,
  who: string,
  action: Action,
  at: string,
  params: Record<string, string>,
  form: Record<string, string> | FormData,
) {
  const url = new URL(at, 'http://test')
  const request = new Request(url, { method: 'POST', body: form instanceof FormData ? form : new URLSearchParams(form) })
  const viewer = await viewerOf(db, who)
  const sent = await action({ request, params, context: { passerelle: contextFor(db, viewer, url) } }).catch((thrown: unknown) => thrown)
  if (sent instanceof Response) return { status: sent.status, to: sent.headers.get('Location') }
  if (typeof sent === 'object' && sent !== null && 'init' in sent) return { status: Number((sent.init as ResponseInit).status), to: null }
  throw sent
}
