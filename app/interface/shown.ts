/** Lines added by each "show more", and the most that one page holds. */
export const PAGE_STEP = 50
const MOST = 2_000

/** How many lines the address asks for: steps of 50, the first step where it asks for none. */
export function shownLines(asked: string | null): number {
  const wanted = Number(asked)
  if (!Number.isInteger(wanted) || wanted <= PAGE_STEP) return PAGE_STEP
  return Math.min(MOST, Math.ceil(wanted / PAGE_STEP) * PAGE_STEP)
}
