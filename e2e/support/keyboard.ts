import { expect, type Locator, type Page } from '@playwright/test'

/** A person who has only a keyboard: each thing they come to is seen to have the focus. */
export type Keyboard = {
  /** Presses Tab until the focus is there. */
  comesTo: (target: Locator) => Promise<void>
  /** Comes to a link, button or summary and presses Enter. */
  opens: (target: Locator) => Promise<void>
  /** Comes to a field and types. */
  writes: (target: Locator, text: string) => Promise<void>
  /** Comes to a choice, and takes it with the space bar; within a group of choices the arrows lead to it. */
  ticks: (target: Locator) => Promise<void>
}

const MOST_STEPS = 80

/** The outline around what has the focus, or around the label that stands for it. */
function focusShows(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement
    const shows = (one: Element | null) => {
      if (!one) return false
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    }
    return shows(focused) || shows(focused?.closest('label') ?? null)
  })
}

export function keyboardOf(page: Page): Keyboard {
  const hasFocus = (target: Locator) => target.evaluate((one) => one === document.activeElement)
  const comesTo = async (target: Locator) => {
    await expect(target).toHaveCount(1)
    const isLaterRadio = () =>
      target.evaluate((one) => {
        const { activeElement } = document
        const isSameGroup = one instanceof HTMLInputElement && activeElement instanceof HTMLInputElement && one.type === 'radio'
        return isSameGroup && one.name === activeElement.name && one.form === activeElement.form
      })
    for (let step = 0; !(await hasFocus(target)); step += 1) {
      expect(step, 'The keyboard comes there').toBeLessThan(MOST_STEPS)
      await page.keyboard.press((await isLaterRadio()) ? 'ArrowDown' : 'Tab')
      expect(await focusShows(page), 'What has the focus is seen to have it').toBe(true)
    }
  }
  return {
    comesTo,
    opens: async (target) => {
      await comesTo(target)
      await page.keyboard.press('Enter')
    },
    writes: async (target, text) => {
      await comesTo(target)
      await page.keyboard.type(text)
    },
    ticks: async (target) => {
      await comesTo(target)
      if (!(await target.isChecked())) await page.keyboard.press('Space')
      await expect(target).toBeChecked()
    },
  }
}
