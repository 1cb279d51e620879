import { expect, type Browser, type Page } from '@playwright/test'
import { castPerson } from '#db/seed/cast.ts'
import { gateTo, type Gate } from './gate.ts'
import type { Site } from './site.ts'
import { openOn, signIn, type Actor } from './story.ts'

export type OnAPhone = Actor & { gate: Gate }

/** A person of the cast on their own phone, signed in, with a gate between it and the site. */
export async function onAPhone(site: Site, chrome: Browser, who: string): Promise<OnAPhone> {
  const gate = await gateTo(site.origin)
  const person = castPerson(who)
  const actor = await openOn({ ...site, origin: gate.origin }, chrome, who, { language: person.language })
  await signIn(actor, person.phone ?? person.email ?? '')
  await expect(actor.page).not.toHaveURL(/connexion/)
  return { ...actor, gate }
}

/** Keeps what a page offers to keep, and waits until it stands on the phone. */
export async function keeps(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const button = page.locator('[data-pack]')
  await button.click()
  await expect(button).toHaveAttribute('data-state', 'remove', { timeout: 30_000 })
}

/** The words beside the cloud. */
export const label = (page: Page) => page.locator('header [data-sync]')

/** What the site took of one kind, once each time that it did: the addresses of the forms. */
export const taken = ({ gate }: OnAPhone, path: RegExp) =>
  gate.seen.filter((one) => one.method === 'POST' && one.status !== null && path.test(one.path)).map((one) => one.path)

/** Gives some answer to the question on the page, whatever its kind. */
export async function answers(page: Page): Promise<void> {
  const form = page.locator('main form').filter({ has: page.locator('input[name=step]') })
  // Lines to put in order want a place each.
  for (const [index, list] of (await form.locator('select').all()).entries())
    await list.selectOption({ index: Math.min(index + 1, (await list.locator('option').count()) - 1) })
  for (const field of await form.locator('input.input').all()) await field.fill('12')
  const choice = form.locator('.choice input').first()
  if ((await choice.count()) > 0) await choice.check()
}
