import { idOf } from '#db/seed/named-id.ts'
import type { Knock, Outcome, Outcomes } from './test-doors.ts'

type Line = readonly [Knock, Outcomes]

const everybody: Outcomes = ['enters', 'enters', 'enters', 'enters', 'enters', 'enters', 'enters']
const signedIn: Outcomes = ['signs in', 'enters', 'enters', 'enters', 'enters', 'enters', 'enters']
const nobody: Outcomes = [
  'finds nothing',
  'finds nothing',
  'finds nothing',
  'finds nothing',
  'finds nothing',
  'finds nothing',
  'finds nothing',
]
const administrators: Outcomes = ['signs in', 'is refused', 'is refused', 'is refused', 'is refused', 'is refused', 'enters']
/** The rows of the address do not exist, also for who may enter the door. */
const administratorsFindNothing: Outcomes = [
  'signs in',
  'is refused',
  'is refused',
  'is refused',
  'is refused',
  'is refused',
  'finds nothing',
]

/** Rows of the two learners of course 10, which for all others do not exist. */
const learnersOfCourse: Outcomes = ['signs in', 'enters', 'enters', 'finds nothing', 'finds nothing', 'finds nothing', 'finds nothing']
/** Rows of one person, which for all others do not exist. */
const aminataAlone: Outcomes = ['signs in', 'enters', 'finds nothing', 'finds nothing', 'finds nothing', 'finds nothing', 'finds nothing']
const fatouAlone: Outcomes = ['signs in', 'finds nothing', 'enters', 'finds nothing', 'finds nothing', 'finds nothing', 'finds nothing']
const signedInFindNothing: Outcomes = [
  'signs in',
  'finds nothing',
  'finds nothing',
  'finds nothing',
  'finds nothing',
  'finds nothing',
  'finds nothing',
]

/** Everybody who is signed in is led on to the same address. */
const led = (to: string): Outcomes => ['signs in', `→ ${to}`, `→ ${to}`, `→ ${to}`, `→ ${to}`, `→ ${to}`, `→ ${to}`]
/** The outcomes with some columns replaced by being led on. */
const leading = ([visitor, ...others]: Outcomes, to: string): Outcomes => {
  const lead = (outcome: Outcome): Outcome => (outcome === 'enters' ? `→ ${to}` : outcome)
  const [aminata, fatou, sarah, claire, hicham, ines] = others
  return [visitor, lead(aminata), lead(fatou), lead(sarah), lead(claire), lead(hicham), lead(ines)]
}

const get = (at: string, outcomes: Outcomes): Line => [{ method: 'GET', at }, outcomes]
const post = (at: string, form: Record<string, string>, outcomes: Outcomes): Line => [{ method: 'POST', at, form }, outcomes]

const staffFindNothing: Outcomes = [
  'signs in',
  'is refused',
  'is refused',
  'finds nothing',
  'finds nothing',
  'finds nothing',
  'finds nothing',
]
const staffOfSale: Outcomes = ['signs in', 'is refused', 'is refused', 'enters', 'enters', 'finds nothing', 'finds nothing']
const cohortOfOdt: Outcomes = ['signs in', 'is refused', 'is refused', 'finds nothing', 'enters', 'enters', 'finds nothing']
const staff: Outcomes = ['signs in', 'is refused', 'is refused', 'enters', 'enters', 'enters', 'enters']
/** Coordinators read the work of their cohorts, and do not mark it. */
const trainerOfSale: Outcomes = ['signs in', 'is refused', 'is refused', 'enters', 'finds nothing', 'finds nothing', 'finds nothing']
const trainers: Outcomes = ['signs in', 'is refused', 'is refused', 'enters', 'is refused', 'is refused', 'is refused']
const trainersFindNothing: Outcomes = ['signs in', 'is refused', 'is refused', 'finds nothing', 'is refused', 'is refused', 'is refused']
const coordinators: Outcomes = ['signs in', 'is refused', 'is refused', 'is refused', 'enters', 'enters', 'is refused']
const coordinatorsOfSale: Outcomes = ['signs in', 'is refused', 'is refused', 'is refused', 'enters', 'finds nothing', 'is refused']
const coordinatorsFindNothing: Outcomes = [
  'signs in',
  'is refused',
  'is refused',
  'is refused',
  'finds nothing',
  'finds nothing',
  'is refused',
]

/** Trainers and administrators; the bank of the course that Sarah trains. */
const bankKeepers: Outcomes = ['signs in', 'is refused', 'is refused', 'enters', 'is refused', 'is refused', 'enters']
const bankKeepersFindNothing: Outcomes = [
  'signs in',
  'is refused',
  'is refused',
  'finds nothing',
  'is refused',
  'is refused',
  'finds nothing',
]

const NOBODY = idOf('nobody of the cast')
const AMINATA = `/plan/${idOf('plan:aminata')}`
const QUERIED = `/correction/criteres/${idOf('criterion-query:aminata:k2')}`
const ASKED = `/correction/avis/${idOf('question:fatou:p2')}`
const FATOU = `/plan/${idOf('plan:fatou')}`
const MARIAM = `/correction/${idOf('submission:mariam:1')}`
const QUESTION = '/banque/questions/c10-m1-q1'
const SALE = idOf('cohort:sale')
const WORKSHOP = idOf('workshop:prices')
const ODT = idOf('cohort:odt')

const inviting: Outcomes = ['signs in', 'is refused', 'is refused', 'is refused', 'enters', 'enters', 'enters']
const invitingToSale: Outcomes = ['signs in', 'is refused', 'is refused', 'finds nothing', 'enters', 'finds nothing', 'enters']
/** A cohort's own coordinators and the administrators. */
const steeringSale: Outcomes = invitingToSale
/** Who accompanies the people of the cohort, and nobody else. */
const keepingWorkshops: Outcomes = ['signs in', 'is refused', 'is refused', 'enters', 'enters', 'finds nothing', 'finds nothing']
const accompanyingInSale: Outcomes = ['signs in', 'is refused', 'is refused', 'finds nothing', 'enters', 'finds nothing', 'finds nothing']
/** The cohort's own coordinators alone. */
const coordinatorOfSale: Outcomes = accompanyingInSale
/** Every coordinator and administrator. */
const makersOfCohorts: Outcomes = ['signs in', 'is refused', 'is refused', 'finds nothing', 'enters', 'enters', 'enters']
const NO_LINK = '0000-0000-0000-0000'

/**
 * Address × person → what happens. A new route needs at least one GET line, and one POST line where it has an action; an address with an id has a
 * line for rows of one's own and one for rows of somebody else. The columns are: a visitor; Aminata, who learns in Salé; Fatou, who learns in
 * Salé as well; Sarah, who trains Salé; Claire, who coordinates the cohorts; Hicham, who coordinates the ODT; Inès, who administers.
 */
export const DOOR_TABLE: readonly Line[] = [
  // Everybody
  get('/', ['enters', '→ /accueil', '→ /accueil', '→ /a-faire', '→ /a-faire', '→ /a-faire', '→ /a-faire']),
  get('/connexion', ['enters', '→ /', '→ /', '→ /', '→ /', '→ /', '→ /']),
  post('/connexion', { name: 'nobody@passerelle.example', password: 'wrong' }, everybody),
  get('/connexion/code', ['→ /connexion', '→ /', '→ /', '→ /', '→ /', '→ /', '→ /']),
  post('/connexion/code', { code: '000000' }, [
    '→ /connexion',
    '→ /connexion',
    '→ /connexion',
    '→ /connexion',
    '→ /connexion',
    '→ /connexion',
    '→ /connexion',
  ]),
  get('/deconnexion', ['→ /menu', '→ /menu', '→ /menu', '→ /menu', '→ /menu', '→ /menu', '→ /menu']),
  post('/deconnexion', {}, [
    '→ /connexion',
    '→ /connexion',
    '→ /connexion',
    '→ /connexion',
    '→ /connexion',
    '→ /connexion',
    '→ /connexion',
  ]),
  get('/affichage', ['→ /menu', '→ /menu', '→ /menu', '→ /menu', '→ /menu', '→ /menu', '→ /menu']),
  post('/affichage', { language: 'ar', theme: 'dark', suite: '/aide' }, [
    '→ /aide',
    '→ /aide',
    '→ /aide',
    '→ /aide',
    '→ /aide',
    '→ /aide',
    '→ /aide',
  ]),
  get('/menu', everybody),
  get('/profil', signedIn),
  post('/profil', {}, signedIn),
  get('/profil/appareils', signedIn),
  post('/profil/appareils', {}, led('/connexion')),
  get('/profil/confirmer?suite=/profil', signedIn),
  post('/profil/confirmer', { password: '' }, signedIn),
  get('/profil/second-facteur', signedIn),
  post('/profil/second-facteur', { wish: 'confirm-codes', code: '' }, signedIn),
  get('/profil/donnees.json', signedIn),
  get('/profil/donnees', signedIn),
  post('/profil/donnees', { use: 'photo', agree: 'yes' }, led('/profil/donnees')),
  get('/profil/donnees.html', signedIn),
  get('/profil/donnees.zip', signedIn),
  get('/profil/corriger', signedIn),
  post('/profil/corriger', { name: '' }, signedIn),
  get('/profil/effacer', signedIn),
  post('/profil/effacer', { act: 'ask' }, led('/profil/effacer')),
  get('/confidentialite', everybody),
  post('/confidentialite?suite=/menu', {}, led('/menu')),
  get('/aide', everybody),
  get('/nulle-part/du/tout', nobody),

  // Learners: lessons and quizzes
  get('/accueil', signedIn),
  get('/cours/c10', learnersOfCourse),
  get('/cours/c99', signedInFindNothing),
  get('/cours/c10/glossaire', learnersOfCourse),
  get('/cours/c99/glossaire', signedInFindNothing),
  get(`${FATOU}/p2/modele`, fatouAlone),
  get(`${FATOU}/p5/modele`, signedInFindNothing),
  get('/modules/c10-m1', learnersOfCourse),
  get('/modules/c99-m1', signedInFindNothing),
  get('/lecons/c10-m1-l1', learnersOfCourse),
  get('/lecons/c99-m1-l1', signedInFindNothing),
  post('/lecons/c10-m1-l1', {}, leading(learnersOfCourse, '/lecons/c10-m1-l1/questions/1')),
  get('/lecons/c10-m1-l1/questions/1', learnersOfCourse),
  get('/lecons/c10-m1-l1/questions/99', signedInFindNothing),
  get('/lecons/c10-m1-l1/questions/fin', learnersOfCourse),
  post('/lecons/c10-m1-l1/questions/1', { step: idOf('step') }, learnersOfCourse),
  get('/quiz/c10-m1-quiz', learnersOfCourse),
  get('/quiz/c99-m1-quiz', signedInFindNothing),
  post('/quiz/c10-m1-quiz', {}, leading(learnersOfCourse, '/quiz/c10-m1-quiz/1')),
  get('/quiz/c10-m1-quiz/1', led('/quiz/c10-m1-quiz')),
  post('/quiz/c10-m1-quiz/1', { step: idOf('step'), attempt: NOBODY }, signedInFindNothing),
  get('/quiz/c10-m1-quiz/verifier', led('/quiz/c10-m1-quiz')),
  post('/quiz/c10-m1-quiz/verifier', { attempt: NOBODY }, signedInFindNothing),
  get('/quiz/c10-m1-quiz/resultat', [
    'signs in',
    'enters',
    'enters',
    '→ /quiz/c10-m1-quiz',
    '→ /quiz/c10-m1-quiz',
    '→ /quiz/c10-m1-quiz',
    '→ /quiz/c10-m1-quiz',
  ]),

  get('/telephone', signedIn),
  get('/partager', signedIn),
  post('/partager', {}, leading(signedIn, '/partager')),
  get('/hors-ligne/page/telephone', signedIn),
  get('/modules/c10-m1/imprimer', learnersOfCourse),
  get('/hors-ligne/module/c10-m1', learnersOfCourse),
  post('/hors-ligne/module/c10-m1', {}, learnersOfCourse),
  get('/hors-ligne/module/c99-m1', signedInFindNothing),
  get(`/hors-ligne/plan/${idOf('plan:fatou')}`, fatouAlone),

  // Learners: the plan. Aminata's is handed in, Fatou's is a draft.
  get('/plan/c10-plan', ['signs in', `→ ${AMINATA}`, `→ ${FATOU}`, 'finds nothing', 'finds nothing', 'finds nothing', 'finds nothing']),
  get('/plan/c99-plan', signedInFindNothing),
  get(AMINATA, aminataAlone),
  get(FATOU, fatouAlone),
  get(`/plan/${NOBODY}`, signedInFindNothing),
  // Nothing to choose: the assignment has one version.
  get(`${FATOU}/devoir`, signedInFindNothing),
  post(`${FATOU}/devoir`, { own: '1', other: '2', take: 'yes' }, signedInFindNothing),
  get(`${FATOU}/verifier`, fatouAlone),
  post(`${FATOU}/verifier`, { requestKey: idOf('key') }, leading(fatouAlone, `${FATOU}/verifier`)),
  get(`${AMINATA}/remarques`, aminataAlone),
  post(`${AMINATA}/remarques`, { act: 'tick', remarkId: NOBODY, ticked: 'yes' }, signedInFindNothing),
  get(`${AMINATA}/recu/1`, aminataAlone),
  get(`${AMINATA}/recu/9`, signedInFindNothing),
  post(`${AMINATA}/recu/1`, {}, leading(aminataAlone, `${AMINATA}/recu/1`)),
  get(`${AMINATA}/versions/1`, aminataAlone),
  get(`${AMINATA}/versions/1/plan.pdf`, aminataAlone),
  get(`${AMINATA}/versions/9/plan.pdf`, signedInFindNothing),
  get(`${AMINATA}/versions/1/remarques.pdf`, aminataAlone),
  get(`${FATOU}/plan.pdf`, fatouAlone),
  get(`${FATOU}/p1`, fatouAlone),
  get(`${FATOU}/p99`, signedInFindNothing),
  post(`${FATOU}/p1`, { id: idOf('save'), text: 'Un texte' }, leading(fatouAlone, `${FATOU}/p1`)),
  get(`${FATOU}/p1/garder`, led(`${FATOU}/p1`)),
  post(`${FATOU}/p1/garder`, { id: idOf('save'), text: 'Un texte' }, fatouAlone),
  get(`${FATOU}/p1/choisir`, led(`${FATOU}/p1`)),
  post(`${FATOU}/p1/choisir`, { keep: 'both' }, leading(fatouAlone, `${FATOU}/p1`)),
  get(`${FATOU}/p1/avis`, fatouAlone),
  post(`${FATOU}/p1/avis`, { id: idOf('ask'), question: 'Est-ce clair ?' }, leading(fatouAlone, `${FATOU}/p1/avis`)),
  get(`${AMINATA}/versions/1/criteres/k2`, aminataAlone),
  get(`${AMINATA}/versions/1/criteres/k99`, signedInFindNothing),
  post(
    `${AMINATA}/versions/1/criteres/k3`,
    { act: 'ask', id: idOf('ask k3'), body: 'Pourquoi ?' },
    leading(aminataAlone, `${AMINATA}/versions/1/criteres/k3`),
  ),
  get(`${FATOU}/p1/versions`, fatouAlone),
  get(`${FATOU}/p1/fichiers`, fatouAlone),
  get(`${FATOU}/p99/fichiers`, signedInFindNothing),
  post(`${FATOU}/p1/fichiers`, { what: 'file' }, fatouAlone),
  post(`${FATOU}/p1/fichiers`, { act: 'remove', fileId: NOBODY }, leading(fatouAlone, `${FATOU}/p1/fichiers`)),
  get(`${FATOU}/p1/fichiers/envoi`, led(`${FATOU}/p1/fichiers`)),
  post(`${FATOU}/p1/fichiers/envoi`, { name: 'a.jpg', bytes: '1000', hash: 'ab'.repeat(32), what: 'file' }, fatouAlone),
  get(`/envois/${NOBODY}`, led('/accueil')),
  post(`/envois/${NOBODY}?a=0`, { piece: 'of a file' }, signedInFindNothing),
  get(`/fichiers/${NOBODY}`, signedInFindNothing),
  get(`/fichiers/${NOBODY}/apercu`, signedInFindNothing),
  post(`${FATOU}/p1/versions`, { id: idOf('save'), revisionId: NOBODY }, signedInFindNothing),

  // What waits for those who work for the courses
  get('/a-faire', staff),

  // Trainers and authors: assignments
  get('/devoirs', trainers),
  get('/devoirs/c10-plan', trainers),
  get('/devoirs/c99-plan', trainersFindNothing),
  post('/devoirs/c10-plan', { runId: NOBODY, number: '1' }, trainersFindNothing),
  get('/devoirs/c10-plan/apercu', trainers),
  get('/devoirs/c10-plan/apercu?version=99', trainersFindNothing),
  get('/devoirs/c10-plan/modifier', trainers),
  post('/devoirs/c10-plan/modifier', { number: '1', title: '' }, trainers),
  post('/devoirs/c99-plan/modifier', { number: '1' }, trainersFindNothing),

  // Trainers. Mariam's plan waits to be marked.
  get('/correction', staff),
  get('/correction/publier', staff),
  get('/correction/comparer', coordinators),
  post('/correction/comparer', { submission: NOBODY }, coordinatorsFindNothing),
  get('/correction/avis', trainers),
  get(ASKED, trainers),
  post(ASKED, { answer: 'Oui, très clair.' }, leading(trainers, '/correction/avis')),
  get(`/correction/avis/${NOBODY}`, trainersFindNothing),
  get('/correction/phrases', staffOfSale),
  post('/correction/phrases', { id: NOBODY, act: 'away' }, staffFindNothing),
  get('/correction/phrases/nouvelle', staffOfSale),
  get(`/correction/phrases/${NOBODY}`, staffFindNothing),
  post('/correction/phrases/nouvelle', { key: idOf('ready'), fr: 'Bravo {prenom}.' }, leading(staffOfSale, '/correction/phrases')),
  get('/correction/criteres', staff),
  get(QUERIED, staffOfSale),
  post(QUERIED, { answer: 'Oui, cela suffit.' }, leading(staffOfSale, '/correction/criteres')),
  get(`/correction/criteres/${NOBODY}`, staffFindNothing),
  post('/correction/publier', {}, staff),
  post('/correction/publier', { submission: idOf('submission:mariam:1') }, staffOfSale),
  get(MARIAM, staffOfSale),
  get(`/correction/${NOBODY}`, staffFindNothing),
  post(MARIAM, { intent: 'take' }, leading(trainerOfSale, MARIAM)),
  get(`${MARIAM}/plan.pdf`, staffOfSale),
  get(`${MARIAM}/fiche.pdf`, staffOfSale),
  get(`${MARIAM}/voix`, leading(staff, MARIAM)),
  post(`${MARIAM}/voix`, { transcript: 'Bravo' }, leading(staffOfSale, MARIAM)),
  get(`${MARIAM}/garder`, leading(staff, MARIAM)),
  post(`${MARIAM}/garder`, { intent: 'message', overall: 'Bravo', privateNote: '', basedOn: '1' }, trainerOfSale),
  post(`/correction/${NOBODY}/garder`, { intent: 'message', overall: 'Bravo', privateNote: '', basedOn: '1' }, staffFindNothing),

  // The bank of questions: of the courses that somebody trains, and of all for administrators
  get('/banque', bankKeepers),
  get('/banque/importer', bankKeepers),
  post('/banque/importer', {}, bankKeepers),
  get(`/banque/importer/${NOBODY}`, bankKeepersFindNothing),
  post(`/banque/importer/${NOBODY}`, {}, bankKeepersFindNothing),
  get('/banque/exporter/c10', bankKeepers),
  get('/banque/exporter/c99', bankKeepersFindNothing),
  get('/banque/exporter/c10/fichier', bankKeepers),
  get('/banque/exporter/c99/fichier', bankKeepersFindNothing),
  get('/banque/modele.xlsx', bankKeepers),
  get('/banque/quiz', bankKeepers),
  post('/banque/quiz', { title: '' }, bankKeepers),
  post('/banque/quiz', { title: 'Un quiz', cours: 'c99' }, bankKeepersFindNothing),
  get(`/banque/quiz/${NOBODY}`, bankKeepersFindNothing),
  post(`/banque/quiz/${NOBODY}`, { act: 'renew' }, bankKeepersFindNothing),
  get('/banque/nouvelle', bankKeepers),
  post('/banque/nouvelle', { kind: 'written', rows: '0', cours: 'c10', number: '0' }, bankKeepers),
  post('/banque/nouvelle', { kind: 'written', rows: '0', cours: 'c99', number: '0' }, bankKeepersFindNothing),
  get(QUESTION, bankKeepers),
  get('/banque/questions/c99-q1', bankKeepersFindNothing),
  post(QUESTION, { act: 'archive' }, leading(bankKeepers, QUESTION)),
  post('/banque/questions/c99-q1', { act: 'archive' }, bankKeepersFindNothing),
  get(`${QUESTION}/apercu`, bankKeepers),
  get('/banque/questions/c99-q1/apercu', bankKeepersFindNothing),
  post(`${QUESTION}/apercu`, { choice: '0' }, bankKeepers),
  get(`${QUESTION}/modifier`, bankKeepers),
  get('/banque/questions/c99-q1/modifier', bankKeepersFindNothing),
  post(`${QUESTION}/modifier`, { kind: 'written', rows: '0', number: '1' }, bankKeepers),
  post('/banque/questions/c99-q1/modifier', { kind: 'written', rows: '0', number: '1' }, bankKeepersFindNothing),
  get(`${QUESTION}/historique`, bankKeepers),
  get(`/images/${'0'.repeat(64)}`, signedInFindNothing),
  get('/images/plan.png', signedInFindNothing),
  get('/banque/questions/c99-q1/historique', bankKeepersFindNothing),

  // Links of invitations, of groups and to an account
  get(`/b/${NO_LINK}`, nobody),
  post(`/b/${NO_LINK}`, { act: 'digits', digits: '0001' }, nobody),
  get(`/rejoindre/${NO_LINK}`, nobody),
  post(`/rejoindre/${NO_LINK}`, { name: 'Rose', phone: '0611223344', language: 'fr' }, nobody),
  get('/acces', everybody),
  post('/acces', { name: '' }, everybody),
  get(`/acces/${NO_LINK}`, nobody),
  post(`/acces/${NO_LINK}`, { password: 'quatre mots pour moi' }, nobody),

  // Coordinators
  get('/invitations', inviting),
  get(`/invitations/acces/${idOf('aminata')}`, invitingToSale),
  get(`/invitations/acces/${idOf('claire')}`, [
    'signs in',
    'is refused',
    'is refused',
    'finds nothing',
    'finds nothing',
    'finds nothing',
    'enters',
  ]),
  post(`/invitations/acces/${idOf('aminata')}`, {}, leading(invitingToSale, `/invitations/acces/${idOf('aminata')}`)),
  get(`/cohortes/${SALE}/invitations`, invitingToSale),
  post(`/cohortes/${SALE}/invitations`, { act: 'make-link' }, leading(invitingToSale, `/cohortes/${SALE}/invitations`)),
  post(`/cohortes/${SALE}/invitations`, { act: 'accept', request: NOBODY }, staffFindNothing),
  get(`/cohortes/${SALE}/invitations/nouvelle`, invitingToSale),
  post(`/cohortes/${SALE}/invitations/nouvelle`, { name: '' }, invitingToSale),
  get(`/cohortes/${SALE}/invitations/${NOBODY}`, staffFindNothing),
  post(`/cohortes/${SALE}/invitations/${NOBODY}`, { act: 'renew' }, staffFindNothing),
  get(`/cohortes/${SALE}/invitations/affiche/${NOBODY}`, staffFindNothing),
  get('/cohortes', ['signs in', 'is refused', 'is refused', 'enters', 'enters', 'enters', 'enters']),
  get('/cohortes/nouvelle', makersOfCohorts),
  get('/cohortes/nouvelle?parcours=femmes', makersOfCohorts),
  post('/cohortes/nouvelle', { id: NOBODY, programme: 'femmes', name: '' }, makersOfCohorts),
  get(`/cohortes/${SALE}/reglages`, steeringSale),
  post(`/cohortes/${SALE}/reglages`, { act: 'close' }, leading(steeringSale, `/cohortes/${SALE}/reglages`)),
  post(`/cohortes/${SALE}/reglages`, { id: SALE, programme: 'femmes', name: '' }, steeringSale),
  get(`/cohortes/${NOBODY}/reglages`, staffFindNothing),
  get(`/cohortes/${SALE}/importer`, invitingToSale),
  post(`/cohortes/${SALE}/importer`, { pasted: 'Nom;Tel' }, invitingToSale),
  post(`/cohortes/${SALE}/importer`, { pasted: '' }, invitingToSale),
  get(`/cohortes/${SALE}/importer/fichier/modele.csv`, invitingToSale),
  get(`/cohortes/${SALE}/importer/fichier/modele.xlsx`, invitingToSale),
  get(`/cohortes/${SALE}/importer/${NOBODY}`, staffFindNothing),
  post(`/cohortes/${SALE}/importer/${NOBODY}`, { act: 'confirm' }, staffFindNothing),
  get(`/cohortes/${SALE}/appels`, steeringSale),
  post(`/cohortes/${SALE}/appels`, { silentDays: 'x' }, steeringSale),
  get(`/cohortes/${NOBODY}/appels`, staffFindNothing),
  get(`/cohortes/${SALE}/dates`, steeringSale),
  get(`/cohortes/${SALE}/dates?item=c10-m6&whom=all&day=2026-12-20`, steeringSale),
  post(`/cohortes/${SALE}/dates`, { item: 'c10-m6', day: '' }, steeringSale),
  get(`/cohortes/${NOBODY}/dates`, staffFindNothing),
  get(`/cohortes/${SALE}/ateliers`, keepingWorkshops),
  post(`/cohortes/${SALE}/ateliers`, { id: NOBODY, title: '' }, keepingWorkshops),
  get(`/cohortes/${SALE}/ateliers/${WORKSHOP}`, keepingWorkshops),
  post(`/cohortes/${SALE}/ateliers/${WORKSHOP}`, { key: NOBODY }, leading(keepingWorkshops, `/cohortes/${SALE}/ateliers/${WORKSHOP}`)),
  get(`/cohortes/${SALE}/ateliers/${WORKSHOP}/signatures`, keepingWorkshops),
  get(`/hors-ligne/atelier/${SALE}/${WORKSHOP}`, keepingWorkshops),
  post(`/hors-ligne/atelier/${SALE}/${WORKSHOP}`, {}, keepingWorkshops),
  get(`/cohortes/${NOBODY}/ateliers`, staffFindNothing),
  get(`/ateliers/${WORKSHOP}/calendrier.ics`, ['signs in', 'enters', 'enters', 'enters', 'enters', 'finds nothing', 'finds nothing']),
  get(`/cohortes/${SALE}/personnes`, accompanyingInSale),
  post(
    `/cohortes/${SALE}/personnes`,
    { enrolment: idOf('enrolment:sale:fatou'), status: 'paused', reason: 'x' },
    leading(accompanyingInSale, `/cohortes/${SALE}/personnes`),
  ),
  post(`/cohortes/${SALE}/personnes`, { enrolment: NOBODY, counts: 'no' }, staffFindNothing),
  get(`/mon-association/${idOf('femmes-debout')}`, aminataAlone),
  get(`/mon-association/${idOf('odt-rabat')}`, signedInFindNothing),
  get(`/cohortes/${SALE}/versions/c10`, steeringSale),
  get(`/cohortes/${SALE}/versions/c1`, staffFindNothing),
  post(`/cohortes/${SALE}/versions/c10`, { choice: 'all', number: '1' }, leading(steeringSale, `/cohortes/${SALE}/versions/c10`)),
  get(`/cohortes/${SALE}`, staffOfSale),
  get(`/cohortes/${SALE}/tableau.csv`, staffOfSale),
  get(`/cohortes/${SALE}/plan`, coordinatorOfSale),
  get(`/cohortes/${SALE}/plan/c10-plan`, coordinatorOfSale),
  get(`/cohortes/${SALE}/plan/c99-plan`, staffFindNothing),
  get(`/cohortes/${SALE}/plan/c10-plan/repartition`, coordinatorOfSale),
  get(`/cohortes/${SALE}/plan/c99-plan/repartition`, staffFindNothing),
  post(
    `/cohortes/${SALE}/plan/c10-plan/repartition`,
    { act: 'turn' },
    leading(coordinatorOfSale, `/cohortes/${SALE}/plan/c10-plan/repartition`),
  ),
  get(`/cohortes/${SALE}/plan/archives/${idOf('mains-unies')}`, coordinatorOfSale),
  get(`/cohortes/${SALE}/plan/archives/${NOBODY}`, staffFindNothing),
  post(`/cohortes/${SALE}/plan/c10-plan`, { act: 'save' }, coordinatorOfSale),
  post(`/cohortes/${SALE}/plan/c99-plan`, { act: 'save' }, staffFindNothing),
  get(`/cohortes/${SALE}/quiz`, staffOfSale),
  get(`/cohortes/${SALE}/tests/c10`, staffOfSale),
  get(`/cohortes/${SALE}/tests/c99`, staffFindNothing),
  post(
    `/cohortes/${SALE}/tests/c10`,
    { revision: '0', isOn: 'on', beforeOpens: '', beforeCloses: '', afterOpens: '2099-01-01', afterCloses: '' },
    leading(staffOfSale, `/cohortes/${SALE}/tests/c10`),
  ),
  post(`/cohortes/${SALE}/tests/c99`, {}, staffFindNothing),
  get(`/cohortes/${SALE}/tests/c10/progres.csv`, staffOfSale),
  get(`/cohortes/${SALE}/quiz/c10-m1-quiz`, staffOfSale),
  get(`/cohortes/${SALE}/quiz/c99-m1-quiz`, staffFindNothing),
  get(`/cohortes/${SALE}/quiz/c10-m1-quiz/feuille`, staffOfSale),
  get(`/cohortes/${SALE}/quiz/c99-m1-quiz/feuille`, staffFindNothing),
  get(`/cohortes/${SALE}/quiz/c10-m1-quiz/saisie`, staffOfSale),
  post(`/cohortes/${SALE}/quiz/c10-m1-quiz/saisie`, {}, staffOfSale),
  post(`/cohortes/${SALE}/quiz/c99-m1-quiz/saisie`, {}, staffFindNothing),
  get(`/hors-ligne/saisie/${SALE}/c10-m1-quiz`, staffOfSale),
  post(`/hors-ligne/saisie/${SALE}/c10-m1-quiz`, {}, staffOfSale),
  get(`/cohortes/${SALE}/quiz/c10-m1-quiz/analyse`, staffOfSale),
  get(`/cohortes/${SALE}/quiz/c99-m1-quiz/analyse`, staffFindNothing),
  get(`/cohortes/${SALE}/quiz/c10-m1-quiz/analyse/${NOBODY}`, staffFindNothing),
  get(`/cohortes/${SALE}/quiz/c10-m1-quiz/corriger/${NOBODY}`, staffFindNothing),
  post(`/cohortes/${SALE}/quiz/c10-m1-quiz/corriger/${NOBODY}`, {}, staffFindNothing),
  get(`/cohortes/${SALE}/quiz/c10-m1-quiz/corrections`, staffOfSale),
  get(`/cohortes/${SALE}/quiz/c99-m1-quiz/corrections`, staffFindNothing),
  get(`/cohortes/${SALE}/quiz/c10-m1-quiz/corrections/${NOBODY}`, staffFindNothing),
  post(`/cohortes/${SALE}/quiz/c10-m1-quiz/corrections/${NOBODY}`, { act: 'apply' }, staffFindNothing),
  get('/correction/reponses', staff),
  get(`/correction/reponses/${NOBODY}/1`, staffFindNothing),
  post(`/correction/reponses/${NOBODY}/1`, { mark: '1', feedback: '', replaces: '' }, staffFindNothing),
  post(
    `/cohortes/${SALE}/quiz/c10-m1-quiz`,
    { act: 'model', model: 'exam', revision: '0' },
    leading(staffOfSale, `/cohortes/${SALE}/quiz/c10-m1-quiz`),
  ),
  get(`/cohortes/${SALE}/personnes/${idOf('enrolment:sale:aminata')}`, staffOfSale),
  get(`/cohortes/${ODT}`, cohortOfOdt),
  get(`/cohortes/${ODT}/tableau.csv`, cohortOfOdt),
  get(`/cohortes/${ODT}/personnes/${idOf('enrolment:odt:moussa')}`, cohortOfOdt),
  get(`/cohortes/${ODT}/personnes/${idOf('enrolment:odt:jean-paul')}`, [
    'signs in',
    'is refused',
    'is refused',
    'finds nothing',
    'enters',
    'finds nothing',
    'finds nothing',
  ]),
  get(`/cohortes/${NOBODY}`, staffFindNothing),
  get('/accompagner', coordinators),
  get('/certificats', signedIn),
  get(`/certificats/demander/${SALE}/c10`, signedInFindNothing),
  post(`/certificats/demander/${SALE}/c10`, { name: 'Aminata Diallo' }, signedInFindNothing),
  get(`/certificats/${NOBODY}`, signedInFindNothing),
  get(`/certificats/${NOBODY}/certificat.pdf`, signedInFindNothing),
  get(`/certificats/${NOBODY}/certificat.png`, signedInFindNothing),
  get('/v/0000-0000-0000-0000', nobody),
  get(`/cohortes/${NOBODY}/certificats`, staffFindNothing),
  post(`/cohortes/${NOBODY}/certificats`, { id: NOBODY, reason: 'Faux' }, staffFindNothing),
  get('/rapports', coordinators),
  get('/rapports/nouveau', coordinators),
  post('/rapports/nouveau', { from: '2026-01-01', to: 'demain', cohort: ODT }, coordinators),
  get(`/rapports/${NOBODY}`, coordinatorsFindNothing),
  get(`/rapports/${NOBODY}/fichier/xlsx`, coordinatorsFindNothing),
  post(
    '/accompagner',
    { id: idOf('call'), enrolment: idOf('enrolment:odt:moussa'), channel: 'call' },
    leading(coordinators, '/accompagner'),
  ),
  post(
    '/accompagner',
    { act: 'remind', id: idOf('call'), enrolment: idOf('enrolment:sale:aminata'), because: 'silent' },
    coordinatorsOfSale,
  ),
  post('/accompagner', { act: 'hide', enrolment: idOf('enrolment:sale:aminata') }, leading(coordinatorsOfSale, '/accompagner')),
  post(
    '/accompagner',
    { id: idOf('call'), enrolment: idOf('enrolment:sale:aminata'), channel: 'call' },
    leading(coordinatorsOfSale, '/accompagner'),
  ),

  // Administrators
  get('/admin/organisations', administrators),
  get('/admin/organisations/nouvelle', administrators),
  post('/admin/organisations/nouvelle', { id: idOf('door'), name: '' }, administrators),
  get(`/admin/organisations/${idOf('pascoms')}`, administrators),
  get(`/admin/organisations/${NOBODY}`, administratorsFindNothing),
  get('/admin/organisations/12', administratorsFindNothing),
  get(`/admin/organisations/${idOf('odt-rabat')}/changer/fermer?vers=`, administrators),
  get(`/admin/organisations/${NOBODY}/changer/deplacer`, administratorsFindNothing),
  get(`/admin/organisations/${idOf('odt-rabat')}/changer/autre`, administratorsFindNothing),
  post(`/admin/organisations/${idOf('odt-rabat')}/changer/fusionner`, { to: '', seen: '' }, administrators),
  post(`/admin/organisations/${NOBODY}/changer/fermer`, { to: '', seen: '' }, administratorsFindNothing),
  get('/admin/parcours', administrators),
  get('/admin/parcours/nouveau', administrators),
  get('/admin/parcours/femmes', administrators),
  get('/admin/parcours/nobody', administratorsFindNothing),
  post('/admin/parcours/nouveau', { id: idOf('door'), seen: '' }, administrators),
  post('/admin/parcours/nobody', { seen: '' }, administratorsFindNothing),
  get('/admin/personnes', administrators),
  get(`/admin/personnes/${idOf('aminata')}`, administrators),
  get(`/admin/personnes/${NOBODY}`, administratorsFindNothing),
  get(`/admin/personnes/${idOf('aminata')}/organisations`, administrators),
  get(`/admin/personnes/${NOBODY}/organisations`, administratorsFindNothing),
  post(`/admin/personnes/${idOf('aminata')}/organisations`, { wish: 'join', organisation: '', since: '' }, administrators),
  post(`/admin/personnes/${NOBODY}/organisations`, { wish: 'leave', organisation: NOBODY, since: '' }, administratorsFindNothing),
  get(`/admin/personnes/${idOf('aminata')}/droits`, administrators),
  get(`/admin/personnes/${NOBODY}/droits`, administratorsFindNothing),
  post(`/admin/personnes/${idOf('aminata')}/droits`, { wish: 'give', role: 'trainer' }, administrators),
  post(`/admin/personnes/${NOBODY}/droits`, { wish: 'give', role: 'author' }, administratorsFindNothing),
  get(`/admin/personnes/${idOf('aminata')}/voir`, leading(administrators, `/admin/personnes/${idOf('aminata')}`)),
  post(`/admin/personnes/${idOf('aminata')}/voir`, {}, leading(administrators, '/')),
  post(`/admin/personnes/${NOBODY}/voir`, {}, administratorsFindNothing),
  get('/admin/voir/fin', ['→ /', '→ /', '→ /', '→ /', '→ /', '→ /', '→ /']),
  post('/admin/voir/fin', {}, ['→ /', '→ /', '→ /', '→ /', '→ /', '→ /', '→ /']),
  get('/admin/cours', administrators),
  get('/admin/journal?qui=fatou&quoi=role-given&du=2026-01-01', administrators),
  get('/admin/journal.csv', administrators),
  get('/admin/donnees', administrators),
  get(`/admin/donnees/demandes/${idOf('erasure:prisca')}`, administrators),
  get(`/admin/donnees/demandes/${NOBODY}`, administratorsFindNothing),
  post(`/admin/donnees/demandes/${idOf('erasure:prisca')}`, { act: 'refuse', reason: '' }, administrators),
  post(`/admin/donnees/demandes/${NOBODY}`, { act: 'erase' }, administratorsFindNothing),
  get('/admin/donnees/registre', administrators),
  get('/admin/donnees/registre.html', administrators),
  get('/admin/donnees/registre.csv', administrators),
  get('/admin/donnees/incidents', administrators),
  get('/admin/donnees/incidents.csv', administrators),
  get('/admin/donnees/incidents/nouveau', administrators),
  post('/admin/donnees/incidents/nouveau', { title: '' }, administrators),
  get(`/admin/donnees/incidents/${idOf('incident:liste')}`, administrators),
  get(`/admin/donnees/incidents/${NOBODY}`, administratorsFindNothing),
  post(`/admin/donnees/incidents/${idOf('incident:liste')}`, { title: '' }, administrators),
  get('/admin/messages', administrators),
  post('/admin/messages', { job: NOBODY }, leading(administrators, '/admin/messages')),
  get(`/admin/messages/${NOBODY}`, administratorsFindNothing),
  get(`/admin/messages/${NOBODY}/html`, administratorsFindNothing),
  get('/admin/sante', administrators),
  get('/style', administrators),
  post('/admin/sante', { job: NOBODY }, leading(administrators, '/admin/sante')),
]
