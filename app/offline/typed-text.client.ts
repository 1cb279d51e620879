/** Fields that a person did not write: keys of the form, and which button was pressed. */
const KEYS = new Set(['id', 'basedOn', 'step', 'attempt', 'requestKey', 'then', 'go', 'done', 'key', 'code', 'act'])

const wordsOf = (one: Element | null | undefined) => (one?.textContent ?? '').trim().replace(/\s+/g, ' ')

/** What one field says, in the words of its page: a choice by its label, below the name of what was chosen for. Undefined for what nobody typed. */
function lineOf(page: Document, name: string, value: string): string | undefined {
  const fields = [...page.getElementsByName(name)]
  const [first] = fields
  if (first instanceof HTMLInputElement && first.type === 'hidden') return undefined
  const label = (one: Element) => (one instanceof HTMLInputElement ? wordsOf(one.labels?.[0]) : '')
  const chosen = fields.find((one) => one instanceof HTMLInputElement && /radio|checkbox/.test(one.type) && one.value === value)
  if (chosen) {
    const group = chosen.closest('fieldset')?.querySelector('legend')
    const about = group && !group.querySelector('h1') ? wordsOf(group) : ''
    return [about, label(chosen) || value].filter((one) => one !== '').join(' : ')
  }
  if (!(first instanceof HTMLSelectElement)) return value
  return wordsOf([...first.options].find((one) => one.value === value)) || value
}

/** What somebody typed and chose in a form that waits, for them to read: by its page where the phone keeps that, otherwise as it will travel. */
export function typedOn(body: string, page: Document | undefined): string {
  return [...new URLSearchParams(body)]
    .filter(([name, value]) => !KEYS.has(name) && value !== '')
    .map(([name, value]) => (page ? lineOf(page, name, value) : value))
    .filter((line) => line !== undefined)
    .join('\n')
}
