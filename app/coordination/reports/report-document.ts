import { formatInstant, formatShortDay } from '#app/language/dates.ts'
import { formatNumber, formatPercent, say } from '#app/language/words.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { completionRate, REPORT_STEPS, type ReportBody, type ReportLine } from '#app/rules/report-figures.ts'
import { DEFINED } from './report-definitions.ts'
import { reportWords } from './words/words.ts'

/** A figure as files hold it: null is protected. */
export type Figure = number | null
export type DocumentLine = { key: string; name: string; gender: string; figures: Figure[]; rate: Figure; isWhole: boolean; isSum: boolean }
export type DocumentMove = { key: string; name: string; movedIn: Figure; movedOut: Figure; isWhole: boolean }

/** A report in one language: what its page, its sheets and its files say, from the same frozen figures. */
export type ReportDocument = {
  title: string
  period: string
  summary: string
  lines: DocumentLine[]
  moves: DocumentMove[]
  /** Who was at a workshop of the period, by organisation; empty where none was held. */
  attendance: Array<{ key: string; name: string; attended: Figure; isWhole: boolean }>
  /** What the report is about, and what each of its words means, as label and text. */
  about: Array<{ label: string; text: string } | { label: string; day: string }>
  definitions: Array<{ label: string; text: string }>
}

type Frozen = { number: number; body: ReportBody; dataAt: Date; hash: string }

/** A figure in words: what is protected says so. */
export const figureText = (figure: Figure, language: Language): string =>
  figure === null ? reportWords[language].hidden : formatNumber(figure, language)
export const rateText = (rate: Figure, language: Language): string => (rate === null ? '–' : formatPercent(rate, language))

/** Puts a frozen report into the words of a language; its definitions are those that were frozen with it. */
export function reportDocument({ number, body, dataAt, hash }: Frozen, language: Language): ReportDocument {
  const words = reportWords[language]
  const nameOf = (organisation: string | null, isWhole: boolean) =>
    isWhole ? words.whole : organisation === null ? words.without : (body.names[organisation] ?? '')
  const whole = body.lines.find(({ isWhole, gender }) => isWhole && gender === 'all')
  const said = (key: 'enrolled' | 'started' | 'completed') => figureText(whole?.[key] ?? null, language)
  const labels: Record<string, string> = {
    ...words.steps,
    ...words.definitionNames,
    rate: words.rate,
    gender: words.gender,
    hidden: words.hidden,
  }
  const lineOf = (line: ReportLine): DocumentLine => ({
    key: `${line.isWhole ? 'whole' : line.organisation} ${line.gender}`,
    name: nameOf(line.organisation, line.isWhole),
    gender: words.genders[line.gender],
    figures: REPORT_STEPS.map((step) => line[step]),
    rate: completionRate(line),
    isWhole: line.isWhole,
    isSum: line.gender === 'all',
  })
  return {
    title: say(words.number, { n: number }),
    period: say(words.period, { from: formatShortDay(body.from, language), to: formatShortDay(body.to, language) }),
    summary: say(words.summary, { enrolled: said('enrolled'), started: said('started'), completed: said('completed') }),
    lines: body.lines.map(lineOf),
    moves: body.moves.map(({ organisation, isWhole, movedIn, movedOut }) => ({
      key: isWhole ? 'whole' : String(organisation),
      name: nameOf(organisation, isWhole),
      ...{ movedIn, movedOut, isWhole },
    })),
    attendance: (body.attendance ?? []).map(({ organisation, isWhole, attended }) => ({
      key: isWhole ? 'whole' : String(organisation),
      name: nameOf(organisation, isWhole),
      ...{ attended, isWhole },
    })),
    about: [
      { label: words.from, day: body.from },
      { label: words.to, day: body.to },
      { label: words.cohorts, text: body.cohorts.join(' · ') },
      { label: words.organisations, text: body.organisations?.join(' · ') ?? words.all },
      { label: words.rule, text: textIn(body.definitions['rule'] ?? { fr: '' }, language) },
      ...(body.day === null ? [] : [{ label: words.chosenDay, day: body.day }]),
      ...(body.workshops === undefined ? [] : [{ label: words.workshops, text: formatNumber(body.workshops, language) }]),
      { label: words.data, text: formatInstant(dataAt, language) },
      { label: words.hash, text: hash },
    ],
    definitions: DEFINED.flatMap((key) => {
      const meaning = body.definitions[key]
      return meaning ? [{ label: labels[key] ?? key, text: textIn(meaning, language) }] : []
    }),
  }
}

/** The heads of the table of figures. */
export function figureHeads(language: Language): string[] {
  const words = reportWords[language]
  return [words.organisation, words.gender, ...REPORT_STEPS.map((step) => words.steps[step]), `${words.rate} (%)`]
}
