import { idOf } from '#db/seed/named-id.ts'
import { expect, test } from '../support/story.ts'

const PRINTED = [
  ['aminata', '/lecons/c10-m1-l1'],
  ['fatou', '/plan/c10-plan'],
  ['aminata', `/plan/${idOf('plan:aminata')}/remarques`],
  ['claire', `/cohortes/${idOf('cohort:sale')}`],
  ['claire', '/accompagner'],
  ['ines', '/admin/donnees/registre'],
] as const

/** What stands on paper and should not, in the page as it is printed. */
function printFaults(): string[] {
  const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 1
  const controls = [...document.querySelectorAll('.bar, .foot, .skip, .back, .btn, button, input:not([type="hidden"]), select, textarea')]
  const faults = controls.filter(isShown).map((one) => `on paper: ${one.outerHTML.slice(0, 120)}`)
  const ink = getComputedStyle(document.body)
  if (ink.backgroundColor !== 'rgb(255, 255, 255)' || ink.color !== 'rgb(0, 0, 0)') faults.push(`${ink.color} on ${ink.backgroundColor}`)
  if (getComputedStyle(document.documentElement).getPropertyValue('--surface').trim() !== '#fff')
    faults.push('the colours are those of the dark')
  for (const head of document.querySelectorAll('table:not(.hidden) thead'))
    if (isShown(head.closest('table') ?? head) && getComputedStyle(head).display !== 'table-header-group')
      faults.push('a table without its head')
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) faults.push('wider than the paper')
  return faults
}

for (const [who, address] of PRINTED)
  test(`${address.split('/')[1]} of ${who} prints light, without bars or controls, its tables with their heads`, async ({ comes }) => {
    const actor = await comes(who, { screen: 'laptop' })
    await actor.goes(address)
    await actor.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    // A4 within its margins, at 96 dots to the inch.
    await actor.page.setViewportSize({ width: 658, height: 987 })
    expect(await actor.page.evaluate(printFaults)).toEqual([])
  })
