import type { Language } from '#app/rules/languages.ts'
import type { MembershipRole, OrganisationKind } from '#app/rules/organisations.ts'

/** The password of every account of the demonstration. */
export const DEMONSTRATION_PASSWORD = 'trois mots simples'

export type CastOrganisation = { name: string; kind: OrganisationKind; under?: string; title: string }

/** The organisations of the demonstration: the partners of the programme, with fictional associations under the platform. */
export const ORGANISATIONS: readonly CastOrganisation[] = [
  { name: 'echos', kind: 'ngo', title: 'Echos Communication' },
  { name: 'pascoms', kind: 'platform', title: 'P.ASCOMS' },
  { name: 'odt', kind: 'union', title: 'ODT Travailleurs migrants' },
  { name: 'cmsm', kind: 'council', title: 'Conseil des Migrants Subsahariens au Maroc' },
  { name: 'femmes-debout', kind: 'association', under: 'pascoms', title: 'Femmes debout' },
  { name: 'mains-unies', kind: 'association', under: 'pascoms', title: 'Les Mains unies' },
  { name: 'voix-des-mamans', kind: 'association', under: 'pascoms', title: 'Voix des mamans' },
  { name: 'artisanes', kind: 'association', under: 'pascoms', title: 'Artisanes sans frontières' },
  { name: 'jeunes-batisseurs', kind: 'association', under: 'pascoms', title: 'Jeunes bâtisseurs' },
  { name: 'ponts-de-tanger', kind: 'association', under: 'pascoms', title: 'Ponts de Tanger' },
  { name: 'espoir-oujda', kind: 'association', under: 'pascoms', title: 'Espoir Oujda' },
  { name: 'lumiere', kind: 'association', under: 'pascoms', title: 'Lumière de Kénitra' },
  { name: 'cuisine-du-monde', kind: 'association', under: 'pascoms', title: 'Cuisine du monde' },
  { name: 'parents-ensemble', kind: 'association', under: 'pascoms', title: 'Parents ensemble' },
  { name: 'sport-et-partage', kind: 'association', under: 'pascoms', title: 'Sport et partage' },
  { name: 'etudiants-solidaires', kind: 'association', under: 'pascoms', title: 'Étudiants solidaires' },
  { name: 'communaute-takaddoum', kind: 'community', under: 'pascoms', title: 'Communauté de Takaddoum' },
  { name: 'communaute-hay-nahda', kind: 'community', under: 'pascoms', title: 'Communauté de Hay Nahda' },
  { name: 'communaute-agdal', kind: 'community', under: 'pascoms', title: 'Communauté d’Agdal' },
  { name: 'odt-rabat', kind: 'branch', under: 'odt', title: 'ODT Rabat' },
  { name: 'odt-casablanca', kind: 'branch', under: 'odt', title: 'ODT Casablanca' },
  { name: 'cmsm-oujda', kind: 'branch', under: 'cmsm', title: 'CMSM Oujda' },
]

export type CastPerson = {
  /** Short name in tests and stories. */
  name: string
  fullName: string
  phone?: string
  email?: string
  language: Language
  gender?: 'woman' | 'man'
  of: string
  membership?: MembershipRole
}

/** The people who learn, all fictional. */
export const LEARNERS: readonly CastPerson[] = [
  {
    name: 'aminata',
    fullName: 'Aminata Diallo',
    phone: '+212600000001',
    language: 'fr',
    gender: 'woman',
    of: 'femmes-debout',
    membership: 'leader',
  },
  { name: 'mariam', fullName: 'Mariam Koné', phone: '+212600000002', language: 'fr', gender: 'woman', of: 'artisanes' },
  { name: 'blessing', fullName: 'Blessing Okafor', phone: '+212600000003', language: 'en', gender: 'woman', of: 'mains-unies' },
  {
    name: 'salma',
    fullName: 'سلمى آدم',
    phone: '+212600000004',
    email: 'salma@passerelle.example',
    language: 'ar',
    gender: 'woman',
    of: 'voix-des-mamans',
  },
  { name: 'fatou', fullName: 'Fatou Sarr', phone: '+212600000005', language: 'fr', gender: 'woman', of: 'femmes-debout' },
  { name: 'nadege', fullName: 'Nadège Mbarga', phone: '+212600000006', language: 'fr', gender: 'woman', of: 'cuisine-du-monde' },
  { name: 'esther', fullName: 'Esther Lukusa', phone: '+212600000007', language: 'fr', gender: 'woman', of: 'femmes-debout' },
  { name: 'awa', fullName: 'Awa Cissé', phone: '+212600000008', language: 'fr', gender: 'woman', of: 'artisanes' },
  { name: 'rokia', fullName: 'Rokia Traoré', phone: '+212600000009', language: 'fr', gender: 'woman', of: 'voix-des-mamans' },
  { name: 'grace', fullName: 'Grace Mensah', phone: '+212600000010', language: 'en', gender: 'woman', of: 'mains-unies' },
  { name: 'chantal', fullName: 'Chantal Ngono', phone: '+212600000011', language: 'fr', gender: 'woman', of: 'parents-ensemble' },
  {
    name: 'binta',
    fullName: 'Binta Camara',
    phone: '+212600000012',
    email: 'binta@passerelle.example',
    language: 'fr',
    gender: 'woman',
    of: 'communaute-takaddoum',
  },
  {
    name: 'ibrahim',
    fullName: 'Ibrahim Sow',
    phone: '+212600000013',
    language: 'fr',
    gender: 'man',
    of: 'odt-rabat',
    membership: 'leader',
  },
  {
    name: 'jean-paul',
    fullName: 'Jean-Paul Kabongo',
    phone: '+212600000014',
    language: 'fr',
    gender: 'man',
    of: 'cmsm-oujda',
    membership: 'leader',
  },
  { name: 'moussa', fullName: 'Moussa Bah', phone: '+212600000015', language: 'fr', gender: 'man', of: 'odt-casablanca' },
  { name: 'clarisse', fullName: 'Clarisse Yao', phone: '+212600000016', language: 'fr', gender: 'woman', of: 'odt-rabat' },
  { name: 'david', fullName: 'David Eze', phone: '+212600000017', language: 'en', gender: 'man', of: 'cmsm-oujda' },
  { name: 'hassan', fullName: 'حسن إدريس', phone: '+212600000018', language: 'ar', gender: 'man', of: 'odt-casablanca' },
  { name: 'prisca', fullName: 'Prisca Ondo', phone: '+212600000019', language: 'fr', of: 'cmsm-oujda' },
  { name: 'oumou', fullName: 'Oumou Barry', phone: '+212600000020', language: 'fr', gender: 'woman', of: 'lumiere' },
  { name: 'sali', fullName: 'Sali Hamadou', phone: '+212600000021', language: 'fr', gender: 'woman', of: 'espoir-oujda' },
]

/** The people who work for the courses, all fictional. */
export const STAFF: readonly CastPerson[] = [
  { name: 'sarah', fullName: 'Sarah Benali', email: 'sarah@passerelle.example', language: 'fr', gender: 'woman', of: 'echos' },
  { name: 'joseph', fullName: 'Joseph Nkodo', email: 'joseph@passerelle.example', language: 'fr', gender: 'man', of: 'echos' },
  { name: 'claire', fullName: 'Claire Mertens', email: 'claire@passerelle.example', language: 'fr', gender: 'woman', of: 'echos' },
  { name: 'hicham', fullName: 'Hicham Alaoui', email: 'hicham@passerelle.example', language: 'fr', gender: 'man', of: 'odt' },
  { name: 'ines', fullName: 'Inès Peeters', email: 'ines@passerelle.example', language: 'fr', gender: 'woman', of: 'echos' },
]

export type CastCohort = {
  name: string
  title: string
  programme: 'femmes' | 'themes'
  /** Days from today. */
  starts: number
  ends: number
  learners: readonly string[]
  trainers: readonly string[]
  coordinators: readonly string[]
}

/** The cohorts at different stages: well under way, just begun, not begun. */
export const COHORTS: readonly CastCohort[] = [
  {
    name: 'sale',
    title: 'Femmes entrepreneures, Salé et Rabat',
    programme: 'femmes',
    starts: -63,
    ends: 28,
    learners: ['aminata', 'mariam', 'blessing', 'salma', 'fatou', 'nadege', 'esther', 'awa', 'rokia', 'grace', 'chantal', 'binta'],
    trainers: ['sarah', 'joseph'],
    coordinators: ['claire'],
  },
  {
    name: 'odt',
    title: 'Responsables associatifs, ODT et CMSM',
    programme: 'themes',
    starts: -21,
    ends: 150,
    learners: ['ibrahim', 'jean-paul', 'moussa', 'clarisse', 'david', 'hassan', 'prisca', 'aminata'],
    trainers: ['joseph'],
    coordinators: ['claire', 'hicham'],
  },
  {
    name: 'printemps',
    title: 'Femmes entrepreneures, printemps',
    programme: 'femmes',
    starts: 40,
    ends: 130,
    learners: ['oumou', 'sali'],
    trainers: ['sarah'],
    coordinators: ['claire'],
  },
]

/** The accounts that the README and `lms demo-accounts` name, with what each is for. */
export const ACCOUNTS: ReadonlyArray<{ name: string; role: 'learner' | 'trainer' | 'coordinator' | 'administrator' }> = [
  { name: 'aminata', role: 'learner' },
  { name: 'mariam', role: 'learner' },
  { name: 'blessing', role: 'learner' },
  { name: 'salma', role: 'learner' },
  { name: 'fatou', role: 'learner' },
  { name: 'sarah', role: 'trainer' },
  { name: 'joseph', role: 'trainer' },
  { name: 'claire', role: 'coordinator' },
  { name: 'hicham', role: 'coordinator' },
  { name: 'ines', role: 'administrator' },
]

/** A person of the cast by short name. Throws for a name that is not in the cast. */
export function castPerson(name: string): CastPerson {
  const person = [...LEARNERS, ...STAFF].find((candidate) => candidate.name === name)
  if (!person) throw new Error(`${name} is not in the cast`)
  return person
}
