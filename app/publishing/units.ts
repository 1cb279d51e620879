import type { FullText, Language, LocalText } from '#app/rules/languages.ts'

type Forms = { fr: [one: string, many: string]; en: [one: string, many: string]; ar: [one: string, two: string, few: string, many: string] }

/** Units whose words are known in three languages; keys are the French words authors write. */
const COUNTED: Record<string, Forms> = {
  jours: { fr: ['jour', 'jours'], en: ['day', 'days'], ar: ['يوم', 'يومان', 'أيام', 'يومًا'] },
  semaines: { fr: ['semaine', 'semaines'], en: ['week', 'weeks'], ar: ['أسبوع', 'أسبوعان', 'أسابيع', 'أسبوعًا'] },
  mois: { fr: ['mois', 'mois'], en: ['month', 'months'], ar: ['شهر', 'شهران', 'أشهر', 'شهرًا'] },
  ans: { fr: ['an', 'ans'], en: ['year', 'years'], ar: ['سنة', 'سنتان', 'سنوات', 'سنة'] },
  heures: { fr: ['heure', 'heures'], en: ['hour', 'hours'], ar: ['ساعة', 'ساعتان', 'ساعات', 'ساعة'] },
  minutes: { fr: ['minute', 'minutes'], en: ['minute', 'minutes'], ar: ['دقيقة', 'دقيقتان', 'دقائق', 'دقيقة'] },
  personnes: { fr: ['personne', 'personnes'], en: ['person', 'people'], ar: ['شخص', 'شخصان', 'أشخاص', 'شخصًا'] },
  membres: { fr: ['membre', 'membres'], en: ['member', 'members'], ar: ['عضو', 'عضوان', 'أعضاء', 'عضوًا'] },
  points: { fr: ['point', 'points'], en: ['point', 'points'], ar: ['نقطة', 'نقطتان', 'نقاط', 'نقطة'] },
}

const FIXED: Record<string, FullText> = {
  DH: { fr: 'DH', en: 'DH', ar: 'درهم' },
  '%': { fr: '%', en: '%', ar: '%' },
  km: { fr: 'km', en: 'km', ar: 'كلم' },
  kg: { fr: 'kg', en: 'kg', ar: 'كلغ' },
  h: { fr: 'h', en: 'h', ar: 'س' },
}

const PERIODS: Record<string, FullText> = {
  heure: { fr: 'par heure', en: 'an hour', ar: 'في الساعة' },
  jour: { fr: 'par jour', en: 'a day', ar: 'في اليوم' },
  semaine: { fr: 'par semaine', en: 'a week', ar: 'في الأسبوع' },
  mois: { fr: 'par mois', en: 'a month', ar: 'في الشهر' },
  trimestre: { fr: 'par trimestre', en: 'a quarter', ar: 'في الفصل' },
  an: { fr: 'par an', en: 'a year', ar: 'في السنة' },
  personne: { fr: 'par personne', en: 'a person', ar: 'للشخص' },
}

/** The one French key for what authors write: jour and jours are the same unit. */
function counted(unit: string): Forms | undefined {
  return COUNTED[unit] ?? COUNTED[`${unit}s`] ?? (unit === 'années' || unit === 'année' ? COUNTED['ans'] : undefined)
}

function countedForm(forms: Forms, value: number | string, language: Language): string {
  const count = typeof value === 'number' ? value : 2
  if (language === 'fr') return Math.abs(count) < 2 ? forms.fr[0] : forms.fr[1]
  if (language === 'en') return count === 1 ? forms.en[0] : forms.en[1]
  const form = new Intl.PluralRules('ar').select(count)
  if (form === 'two') return forms.ar[1]
  if (form === 'few') return forms.ar[2]
  return form === 'many' ? forms.ar[3] : forms.ar[0]
}

/** The unit of a value in a language; nothing where the words of the unit are not known in that language. */
export function unitText(unit: string | FullText, value: number | string, language: Language): string | undefined {
  if (typeof unit !== 'string') return unit[language]
  const [base = unit, period] = unit.split(' par ')
  const forms = counted(base)
  const first = forms === undefined ? FIXED[base]?.[language] : countedForm(forms, value, language)
  const word = first ?? (language === 'fr' ? base : undefined)
  if (period === undefined || word === undefined) return word
  const second = PERIODS[period]?.[language] ?? (language === 'fr' ? `par ${period}` : undefined)
  return second === undefined ? undefined : `${word} ${second}`
}

/** A question's unit in the languages in which its words are known. */
export function unitInLanguages(unit: string): LocalText {
  const en = unitText(unit, 2, 'en')
  const ar = unitText(unit, 11, 'ar')
  return { fr: unit, ...(en === undefined ? {} : { en }), ...(ar === undefined ? {} : { ar }) }
}
