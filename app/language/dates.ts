import { daysBetween, weekdayOf, type CalendarDay } from '#app/rules/calendar-days.ts'
import type { Language } from '#app/rules/languages.ts'
import { moroccoDay, toMoroccoLocal } from '#app/rules/morocco-time.ts'

const WEEKDAYS: Record<Language, readonly string[]> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  ar: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'],
}

const MONTHS: Record<Language, readonly string[]> = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  ar: ['يناير', 'فبراير', 'مارس', 'أبريل', 'ماي', 'يونيو', 'يوليوز', 'غشت', 'شتنبر', 'أكتوبر', 'نونبر', 'دجنبر'],
}

const SHORT_MONTHS: Record<Language, readonly string[]> = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  ar: MONTHS.ar,
}

/** The name of a month, from 1. */
export const monthName = (month: number, language: Language): string => MONTHS[language][month - 1] ?? ''
/** The short name of a month, from 1. */
export const shortMonthName = (month: number, language: Language): string => SHORT_MONTHS[language][month - 1] ?? ''

function parts(day: CalendarDay): { year: number; month: number; date: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, date }
}

const dateText = (date: number, language: Language): string => (language === 'fr' && date === 1 ? '1er' : String(date))

/** A calendar day in words: `mardi 18 mars`, with the year where it is not the year of `today`. The months are those used in Morocco. */
export function formatDay(day: CalendarDay, language: Language, today?: CalendarDay): string {
  const { year, month, date } = parts(day)
  const named = `${WEEKDAYS[language][weekdayOf(day) - 1]} ${dateText(date, language)} ${MONTHS[language][month - 1]}`
  return today !== undefined && today.slice(0, 4) === day.slice(0, 4) ? named : `${named} ${year}`
}

/** A calendar day for tables: `18 mars`, with the year where it is not the year of `today`. */
export function formatShortDay(day: CalendarDay, language: Language, today?: CalendarDay): string {
  const { year, month, date } = parts(day)
  const named = `${dateText(date, language)} ${SHORT_MONTHS[language][month - 1]}`
  return today !== undefined && today.slice(0, 4) === day.slice(0, 4) ? named : `${named} ${year}`
}

/** A time of day `14:05` as it is written in the language: `14 h 05` in French, `14:05` elsewhere. */
export function formatTime(time: string, language: Language): string {
  const [hours = '0', minutes = '00'] = time.split(':')
  if (language !== 'fr') return `${hours.padStart(2, '0')}:${minutes}`
  return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`
}

const AT: Record<Language, (day: string, time: string) => string> = {
  fr: (day, time) => `${day}, ${time}`,
  en: (day, time) => `${day}, ${time}`,
  ar: (day, time) => `${day}، ${time}`,
}

/** A day and from when to when on it: `mardi 18 mars, 15 h – 17 h`. The dash stays with the time before it. */
export function formatHours(day: CalendarDay, [starts, ends]: readonly [string, string], language: Language, today?: CalendarDay): string {
  return `${AT[language](formatDay(day, language, today), formatTime(starts, language))}\u00a0– ${formatTime(ends, language)}`
}

/** An instant as clocks in Morocco show it: `mardi 18 mars, 15 h`. */
export function formatInstant(instant: Date, language: Language, now?: Date): string {
  const local = toMoroccoLocal(instant)
  return AT[language](formatDay(local.date, language, now && moroccoDay(now)), formatTime(local.time, language))
}

const AGO: Record<Language, { today: string; yesterday: string; days: (n: number) => string }> = {
  fr: { today: 'aujourd’hui', yesterday: 'hier', days: (n) => `il y a ${n} jours` },
  en: { today: 'today', yesterday: 'yesterday', days: (n) => `${n} days ago` },
  ar: { today: 'اليوم', yesterday: 'أمس', days: (n) => (n === 2 ? 'قبل يومين' : n <= 10 ? `قبل ${n} أيام` : `قبل ${n} يومًا`) },
}

/** How long ago in whole Moroccan days; from 30 days on the day itself. */
export function formatAgo(instant: Date, language: Language, now: Date): string {
  const today = moroccoDay(now)
  const days = daysBetween(moroccoDay(instant), today)
  if (days <= 0) return AGO[language].today
  if (days === 1) return AGO[language].yesterday
  return days < 30 ? AGO[language].days(days) : formatShortDay(moroccoDay(instant), language, today)
}
