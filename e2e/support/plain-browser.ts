import type { Caller } from './caller.ts'

/** A form as a page of ours shows it, ready to be sent. */
export type PlainForm = { address: string; fields: [string, string][]; text: string }

const LETTERS: Record<string, string> = { quot: '"', lt: '<', gt: '>', '#x27': "'", amp: '&' }
const decoded = (text: string) => text.replace(/&(quot|lt|gt|#x27|amp);/g, (whole, name: string) => LETTERS[name] ?? whole)

function valueOf(tag: string, name: string): string | undefined {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? []
  return value === undefined ? undefined : decoded(value)
}
const has = (tag: string, name: string) => new RegExp(`\\s${name}[=\\s>/]`).test(tag)

/** What one field sends when nobody touches it. */
function untouched(tag: string, inner: string): string | undefined {
  if (tag.startsWith('<textarea')) return decoded(inner.replace(/^\n/, ''))
  if (tag.startsWith('<select')) {
    const options = [...inner.matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
    const chosen = options.find((option) => has(option, 'selected')) ?? options[0]
    return chosen && (valueOf(chosen, 'value') ?? '')
  }
  const type = valueOf(tag, 'type')
  if (type === 'radio' || type === 'checkbox') return has(tag, 'checked') ? (valueOf(tag, 'value') ?? 'on') : undefined
  return type === 'submit' || type === 'file' ? undefined : (valueOf(tag, 'value') ?? '')
}

function fieldsOf(html: string): [string, string][] {
  const tags = html.matchAll(/<input\b[^>]*>|<(textarea|select)\b[^>]*>([\s\S]*?)<\/\1>/g)
  return [...tags].flatMap(([whole, , inner = '']): [string, string][] => {
    const tag = whole.slice(0, whole.indexOf('>') + 1)
    const name = valueOf(tag, 'name')
    const value = untouched(tag, inner)
    return name === undefined || value === undefined || has(tag, 'disabled') ? [] : [[name, value]]
  })
}

/** The forms of a page that are sent by POST, with the words that stand in them. */
export function formsOf(html: string, here: string): PlainForm[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)]
    .map(([whole]) => ({ whole, tag: whole.slice(0, whole.indexOf('>') + 1) }))
    .filter(({ tag }) => /method="post"/i.test(tag))
    .map(({ whole, tag }) => ({
      address: valueOf(tag, 'action') ?? here,
      fields: fieldsOf(whole),
      text: decoded(whole.replace(/<[^>]+>/g, ' ')),
    }))
}

/** The form with its first choices taken, a number wherever something is typed, lists left as they are, and these fields changed or added. */
export function filled(html: string, form: PlainForm, changes: Record<string, string> = {}): PlainForm {
  const lists = new Set([...html.matchAll(/<select\b[^>]*>/g)].map(([tag]) => valueOf(tag, 'name')))
  const fields = form.fields.map(([name, value]): [string, string] => [
    name,
    value === '' && name !== 'basedOn' && !lists.has(name) ? '12' : value,
  ])
  for (const [tag] of html.matchAll(/<input\b[^>]*\stype="(?:radio|checkbox)"[^>]*>/g)) {
    const name = valueOf(tag, 'name')
    if (name !== undefined && fields.every(([other]) => other !== name)) fields.push([name, valueOf(tag, 'value') ?? 'on'])
  }
  return { ...form, fields: [...fields.filter(([name]) => !(name in changes)), ...Object.entries(changes)] }
}

/** Reads a page as it is reached: redirects to other pages of the site are followed. Throws for an answer that is no page. */
export async function reads(caller: Pick<Caller, 'get'>, address: string): Promise<{ html: string; here: string }> {
  let here = address
  for (let step = 0; step < 4; step += 1) {
    const answer = await caller.get(here)
    const to = answer.headers.get('location')
    if (to === null) {
      if (answer.status !== 200) throw new Error(`${here} was answered ${answer.status}`)
      return { html: await answer.text(), here }
    }
    const { pathname, search } = new URL(to, 'http://site.example')
    here = pathname + search
  }
  throw new Error(`${address} leads round in circles`)
}
