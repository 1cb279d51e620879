import type { Language } from '#app/rules/languages.ts'

/** A wording that does not belong here, with what to write. */
export interface Wording {
  pattern: RegExp
  advice: string
}

const EVERYWHERE: Wording[] = [
  { pattern: /!\s*!/u, advice: 'one exclamation mark is enough' },
  { pattern: /\?\s*!\s*\?|\?\s*\?/u, advice: 'one question mark is enough' },
  { pattern: /\b(?:lorem ipsum|TODO|TBD|XXX)\b/u, advice: 'write the text' },
  { pattern: /\p{Extended_Pictographic}/u, advice: 'no pictures among words' },
]

const FRENCH: Wording[] = [
  { pattern: /\p{L}[·•]\p{L}/u, advice: 'write both genders out or use a neutral word, without a dot in the word' },
  {
    pattern: /\p{L}\((?:e|es|ne|nes|trice|trices|se|ses)\)/u,
    advice: 'write both genders out or use a neutral word, without parentheses in the word',
  },
  { pattern: /(?<!\p{L})veuillez(?!\p{L})/iu, advice: 'say it directly: "Écrivez…"' },
  { pattern: /(?<!\p{L})utilisat(?:eur|rice)s?(?!\p{L})/iu, advice: 'name the person: a member, a client, a learner' },
  { pattern: /(?<!\p{L})deadline/iu, advice: 'write "date limite"' },
  {
    pattern: /(?:dans|avec) (?:cette leçon|ce module|ce cours),? (?:nous|vous|on) (?:allons|allez|va|apprend|découvr|verr)/iu,
    advice: 'begin with the matter itself',
  },
  { pattern: /il est important de (?:noter|souligner|rappeler)/iu, advice: 'say the thing itself' },
  {
    pattern: /(?:de nos jours|à l['’]ère d|force est de constater|n['’]hésitez pas à|dans un monde (?:en|où))/iu,
    advice: 'leave the stock phrase out',
  },
]

/** The wordings of a text that an author should change, each with the words found. */
export function unwantedWordings(text: string, language: Language): { found: string; advice: string }[] {
  const list = language === 'fr' ? [...EVERYWHERE, ...FRENCH] : EVERYWHERE
  return list.flatMap(({ pattern, advice }) => {
    const match = pattern.exec(text)
    return match === null ? [] : [{ found: around(text, match.index, match[0].length), advice }]
  })
}

function around(text: string, at: number, length: number): string {
  const from = text.lastIndexOf(' ', Math.max(0, at - 1)) + 1
  const next = text.indexOf(' ', at + length)
  return text.slice(from, next === -1 ? undefined : next).slice(0, 60)
}

/** What is never collected: residence status, nationality, identity numbers, religion, health. */
const PERSONAL = new RegExp(
  [
    'nationalités?',
    "pays d['’]origine de (?:chaque|vos|votre|la personne)",
    '(?:titres?|cartes?|permis) de séjour',
    'situation (?:administrative|de séjour|irrégulière)',
    "(?:numéros?|n°) (?:de |du |d['’])?(?:passeport|cin|cnie|carte (?:d['’]identité|nationale|de séjour)|identité|papiers)",
    'passeports?',
    '(?:religion|confession|croyances?)',
    '(?:état|problèmes?|dossiers?) (?:de santé|médical|médicaux)|(?:votre|vos|sa|ses|leurs?) (?:maladies?|grossesses?)|maladies? chroniques?|séropositi\\p{L}*',
    'nationalit(?:y|ies)|residence (?:permit|status|card)|immigration status|passport|identity number|religion|state of health|(?:your|their|his|her) illness',
    'الجنسية|رقم جواز|جواز السفر|بطاقة الإقامة|وضعية الإقامة|رقم البطاقة الوطنية|الديانة|الحالة الصحية',
  ]
    .map((part) => `(?:${part})`)
    .join('|'),
  'iu',
)

const DENIED = /(?<!\p{L})(?:ne|n['’]\p{L}+|jamais|sans|aucune?|pas de|ni|évitez|never|not|no|without|don['’]t|لا|دون|بدون|عدم)(?!\p{L})/iu
const ASKING =
  /(?<!\p{L})(?:écrivez|notez|indiquez|donnez|précisez|recopiez|inscrivez|demandez|relevez|listez|quelle? est|write|note|give|ask|state|list)(?!\p{L})/iu
const ABOUT_SOMEBODY = /(?<!\p{L})(?:votre|vos|sa|son|ses|leur|leurs|chaque|your|their|his|her|each)(?!\p{L})/iu

/** The forbidden thing a form field names, if any; a sentence that says not to note it is allowed. */
export function personalInField(text: string): string | undefined {
  if (DENIED.test(text)) return undefined
  return PERSONAL.exec(text)?.[0]
}

/** The forbidden thing a sentence of a lesson or a question asks somebody to tell, if any. */
export function personalAsked(sentence: string): string | undefined {
  if (DENIED.test(sentence) || !ASKING.test(sentence) || !ABOUT_SOMEBODY.test(sentence)) return undefined
  return PERSONAL.exec(sentence)?.[0]
}
