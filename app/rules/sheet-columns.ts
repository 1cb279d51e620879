import { normaliseAnswer } from './answer-text.ts'

/** What a column of a spreadsheet of people may be taken for. */
export const SHEET_FIELDS = ['name', 'first-name', 'last-name', 'phone', 'email', 'language', 'organisation'] as const
export type SheetField = (typeof SHEET_FIELDS)[number]

/** What is never collected: columns of this kind are dropped before anybody reads them. */
export const WITHHELD = ['nationality', 'residence', 'identity-number', 'religion', 'health'] as const
export type Withheld = (typeof WITHHELD)[number]

/** How headers name what is never collected, in French, English and Arabic, as `headerKey` writes them. */
const WITHHELD_HEADERS: Readonly<Record<Withheld, RegExp>> = {
  nationality:
    /nationalit|citoyennet|citizen|pays (?:de naissance|d origine|origine)|country of (?:birth|origin)|origine ethnique|ethni|\btribus?\b|\btribes?\b|\brace\b|جنسيه|مواطنه|بلد (?:الاصل|المنشا|الميلاد)|البلد الاصلي|عرق|قبيله/,
  residence:
    /titre de sejour|carte de sejour|permis de sejour|\bsejour\b|statut (?:administratif|juridique|migratoire|de refugie|legal)|situation (?:administrative|juridique|legale)|regularis|residen(?:ce|cy) (?:status|permit|card)|(?:immigration|migration|legal|refugee|administrative) status|\bvisas?\b|refugie|refugee|asile|asylum|\bhcr\b|\bunhcr\b|sans papiers|undocumented|اقامه|لاجي|لجوء|تاشيره|الوضع القانوني|الوضعيه (?:القانونيه|الاداريه)/,
  'identity-number':
    /\bcine?\b|\bcnie?\b|\bcni\b|passeport|passport|carte (?:nationale|d identite|consulaire|identite)|piece d identite|(?:n|no|num|numero)(?: de| d)? (?:identite|cni?e?|passeport|securite sociale|piece)|identity (?:card|number|document)|\bid (?:card|number|no)\b|national id|social security|\bcnss\b|\biban\b|\brib\b|جواز|بطاقه (?:التعريف|الهويه|الوطنيه|وطنيه)|رقم (?:الهويه|البطاقه|التعريف)|الهويه|البطاقه الوطنيه/,
  religion: /religi|confession|\bfoi\b|\bfaith\b|\bculte\b|eglise|church|mosquee|mosque|ديان|\bدين\b|الدين|مذهب|عقيده/,
  health:
    /\bsante\b|\bhealth|maladie|malade|illness|disease|handicap|disab|medic|grossesse|enceinte|pregnan|vaccin|allerg|groupe sanguin|blood|\bvih\b|\bhiv\b|صحه|صحي|مرض|اعاقه|حامل|حمل|فصيله الدم|طبي/,
}

/** How headers name what is taken; the whole header must match. */
const FIELD_HEADERS: ReadonlyArray<readonly [SheetField, RegExp]> = [
  ['first-name', /^(?:prenoms?|first ?names?|given ?names?|الاسم (?:الشخصي|الاول))$/],
  ['last-name', /^(?:noms? de famille|last ?names?|family ?names?|surnames?|الاسم العائلي|اسم العائله|النسب|اللقب)$/],
  [
    'name',
    /^(?:noms?(?: complets?| et prenoms?| prenoms?)?|prenoms?(?: et)? noms?|full ?names?|names?|participant(?:e|s|es)?|personnes?|beneficiaires?|الاسم(?: الكامل| والنسب| و النسب)?)$/,
  ],
  [
    'phone',
    /^(?:(?:n|no|num|numeros?)?(?: de)? ?(?:telephones?|tel|portables?|mobiles?|gsm|whatsapp)(?: (?:portable|mobile|whatsapp))?|numeros?|phones?(?: numbers?)?|mobile (?:phone|number)|whatsapp number|(?:رقم )?(?:ال)?(?:هاتف|جوال|محمول|واتساب)(?: المحمول| النقال)?)$/,
  ],
  [
    'email',
    /^(?:(?:adresse )?(?:e ?mails?|mels?|courriels?|mails?)|adresse electronique|e ?mail address|(?:ال)?بريد(?: ال)? ?(?:الكتروني|الالكتروني)?)$/,
  ],
  ['language', /^(?:langues?|languages?|(?:ال)?لغه)$/],
  ['organisation', /^(?:associations?|organisations?|organizations?|structures?|ong|ngo|branches?|(?:ال)?جمعيه|(?:ال)?منظمه|(?:ال)?هييه)$/],
]

/** A header as headers are compared: without case, accents, signs and double spaces. */
export function headerKey(header: string): string {
  return normaliseAnswer(header)
    .replace(/['’._\-/\\()[\]:;,°º*#?!+%]/g, ' ')
    .replaceAll('ئ', 'ي')
    .replaceAll('ؤ', 'و')
    .replace(/[أإآ]/g, 'ا')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Why a column with this header is dropped unread, or null where it may be read. */
export function withheldBy(header: string): Withheld | null {
  const key = headerKey(header)
  return WITHHELD.find((why) => WITHHELD_HEADERS[why].test(key)) ?? null
}

/** What a column with this header is taken for, or null where nobody can tell. */
export function guessField(header: string): SheetField | null {
  const key = headerKey(header)
  return FIELD_HEADERS.find(([, shape]) => shape.test(key))?.[0] ?? null
}
