import { formatMoney, formatNumber, say } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import type { CoherenceMark, CoherenceValues } from '#app/rules/plan-coherence.ts'
import type { PlanMoney } from '#app/rules/plan-money.ts'
import { planMonth } from './shown-table.ts'
import type { TableWords } from './words/words.ts'

/** A remark of the program on a plan's money, in words. */
export type CoherenceText = { id: string; severity: CoherenceMark['severity']; text: string }

type Showing = { money: PlanMoney; words: TableWords; language: Language }

const COUNTED = ['months', 'count']

function valueText(name: string, value: CoherenceValues[string], showing: Showing): string {
  const { words, language } = showing
  const comma = language === 'ar' ? '، ' : ', '
  const labels: Readonly<Record<string, string>> = words.assumptions
  if (typeof value === 'string' && name === 'asked') return labels[value] ?? value
  if (typeof value === 'string' && name === 'rate') return `${formatNumber(Number(value), language)}\u00a0%`
  if (typeof value === 'string') return formatMoney(value, language)
  if (typeof value === 'number') return COUNTED.includes(name) ? formatNumber(value, language) : planMonth(showing, value)
  return value.map((one) => (typeof one === 'number' ? planMonth(showing, one) : (labels[one] ?? one))).join(comma)
}

/** The words of a mark: months by name, amounts in dirhams, the fields by their labels. */
export function coherenceText(mark: CoherenceMark, showing: Showing): CoherenceText {
  const { marks } = showing.words.coherence
  const hasNoPoint = mark.id === 'break-even-not-reached' && mark.values['yearly'] === undefined
  const sentence = hasNoPoint ? marks['break-even-none'] : marks[mark.id]
  const values = Object.fromEntries(Object.entries(mark.values).map(([name, value]) => [name, valueText(name, value, showing)]))
  return { id: mark.id, severity: mark.severity, text: say(sentence, values) }
}
