import { idOf } from '#db/seed/named-id.ts'

/** A page of the site with somebody of the cast who may open it. */
export type Place = { name: string; who: string | null; address: string; screens: ReadonlyArray<'phone' | 'laptop'> }

const sale = idOf('cohort:sale')
const odt = idOf('cohort:odt')
const both = ['phone', 'laptop'] as const
const phone = ['phone'] as const

/** Every kind of page once, in the order in which a person meets them. */
export const PLACES: readonly Place[] = [
  { name: 'welcome', who: null, address: '/', screens: both },
  { name: 'sign-in', who: null, address: '/connexion', screens: both },
  { name: 'not-found', who: null, address: '/nulle-part', screens: phone },
  { name: 'menu', who: 'aminata', address: '/menu', screens: phone },
  { name: 'profile', who: 'aminata', address: '/profil', screens: phone },
  { name: 'devices', who: 'aminata', address: '/profil/appareils', screens: phone },
  { name: 'second-factor', who: 'sarah', address: '/profil/second-facteur', screens: phone },
  { name: 'confirm', who: 'aminata', address: '/profil/confirmer?suite=/profil', screens: phone },
  { name: 'help', who: 'aminata', address: '/aide', screens: phone },
  { name: 'home-returned', who: 'aminata', address: '/accueil', screens: both },
  { name: 'home-under-way', who: 'fatou', address: '/accueil', screens: phone },
  { name: 'home-not-begun', who: 'oumou', address: '/accueil', screens: phone },
  { name: 'course', who: 'fatou', address: '/cours/c10', screens: phone },
  { name: 'glossary', who: 'fatou', address: '/cours/c10/glossaire', screens: phone },
  { name: 'module', who: 'fatou', address: '/modules/c10-m6', screens: phone },
  { name: 'lesson', who: 'fatou', address: '/lecons/c10-m6-l1', screens: both },
  { name: 'lesson-with-drawing', who: 'fatou', address: '/lecons/c10-m1-l1', screens: phone },
  { name: 'practice', who: 'fatou', address: '/lecons/c10-m6-l1/questions/1', screens: phone },
  { name: 'quiz-start', who: 'fatou', address: '/quiz/c10-m6-quiz', screens: phone },
  { name: 'quiz-result', who: 'fatou', address: '/quiz/c10-m1-quiz/resultat', screens: phone },
  { name: 'plan', who: 'fatou', address: '/plan/c10-plan', screens: both },
  { name: 'plan-text-part', who: 'fatou', address: `/plan/${idOf('plan:fatou')}/p2`, screens: phone },
  { name: 'plan-money-part', who: 'fatou', address: `/plan/${idOf('plan:fatou')}/p4`, screens: phone },
  { name: 'plan-example', who: 'fatou', address: `/plan/${idOf('plan:fatou')}/p2/modele`, screens: phone },
  { name: 'plan-check', who: 'fatou', address: `/plan/${idOf('plan:fatou')}/verifier`, screens: phone },
  { name: 'plan-remarks', who: 'aminata', address: `/plan/${idOf('plan:aminata')}/remarques`, screens: both },
  { name: 'plan-passed', who: 'blessing', address: `/plan/${idOf('plan:blessing')}/remarques`, screens: phone },
  { name: 'plan-receipt', who: 'mariam', address: `/plan/${idOf('plan:mariam')}/recu/1`, screens: phone },
  { name: 'desk-trainer', who: 'sarah', address: '/a-faire', screens: both },
  { name: 'desk-coordinator', who: 'claire', address: '/a-faire', screens: both },
  { name: 'desk-administrator', who: 'ines', address: '/a-faire', screens: both },
  { name: 'queue', who: 'sarah', address: '/correction', screens: both },
  { name: 'submission', who: 'sarah', address: `/correction/${idOf('submission:mariam:1')}`, screens: both },
  { name: 'release', who: 'sarah', address: '/correction/publier', screens: ['laptop'] },
  { name: 'cohorts', who: 'claire', address: '/cohortes', screens: both },
  { name: 'board-modules', who: 'claire', address: `/cohortes/${sale}`, screens: both },
  { name: 'board-courses', who: 'claire', address: `/cohortes/${odt}`, screens: both },
  { name: 'board-organisations', who: 'claire', address: `/cohortes/${sale}?vue=organisations`, screens: ['laptop'] },
  { name: 'board-person', who: 'claire', address: `/cohortes/${sale}/personnes/${idOf('enrolment:sale:chantal')}`, screens: both },
  { name: 'calls', who: 'claire', address: '/accompagner', screens: both },
  { name: 'admin-organisations', who: 'ines', address: '/admin/organisations', screens: both },
  { name: 'admin-organisation', who: 'ines', address: `/admin/organisations/${idOf('pascoms')}`, screens: ['laptop'] },
  { name: 'admin-people', who: 'ines', address: '/admin/personnes', screens: both },
  { name: 'admin-person', who: 'ines', address: `/admin/personnes/${idOf('claire')}`, screens: ['laptop'] },
  { name: 'admin-rights', who: 'ines', address: `/admin/personnes/${idOf('hicham')}/droits`, screens: both },
  { name: 'admin-journal', who: 'ines', address: '/admin/journal', screens: both },
  { name: 'admin-courses', who: 'ines', address: '/admin/cours', screens: both },
<<<<<<< /tmp/s2priv/e2e_support_places.ts.head
  { name: 'style', who: 'ines', address: '/style', screens: both },
=======
  { name: 'notice', who: null, address: '/confidentialite', screens: phone },
  { name: 'own-data', who: 'aminata', address: '/profil/donnees', screens: phone },
  { name: 'correct', who: 'aminata', address: '/profil/corriger', screens: phone },
  { name: 'erasing', who: 'aminata', address: '/profil/effacer', screens: phone },
  { name: 'admin-privacy', who: 'ines', address: '/admin/donnees', screens: both },
  { name: 'admin-erasure', who: 'ines', address: `/admin/donnees/demandes/${idOf('erasure:prisca')}`, screens: ['laptop'] },
  { name: 'admin-record', who: 'ines', address: '/admin/donnees/registre', screens: both },
  { name: 'admin-incidents', who: 'ines', address: '/admin/donnees/incidents', screens: both },
  { name: 'admin-incident', who: 'ines', address: `/admin/donnees/incidents/${idOf('incident:liste')}`, screens: ['laptop'] },
>>>>>>> /tmp/part_e2e_support_places.ts
  { name: 'admin-health', who: 'ines', address: '/admin/sante', screens: both },
]
