import { index, route, type RouteConfig } from '@remix-run/route-config'

/** Every address of the site and its file, grouped by who walks there, in the order of the menus. */
export default [
  // Everybody
  index('welcome/welcome.route.tsx'),
  route('connexion', 'account/sign-in.route.tsx'),
  route('connexion/code', 'account/security/code.route.tsx'),
  route('deconnexion', 'account/sign-out.route.tsx'),
  route('langue/:language', 'account/language.route.tsx'),
  route('menu', 'account/menu.route.tsx'),
  route('aide', 'account/help.route.tsx'),
  route('profil', 'account/profile.route.tsx'),
  route('profil/appareils', 'account/security/devices.route.tsx'),
  route('profil/confirmer', 'account/security/confirm.route.tsx'),
  route('profil/second-facteur', 'account/security/second-factor.route.tsx'),
  route('profil/donnees', 'privacy/own-data.route.tsx'),
  route('profil/donnees.json', 'privacy/own-data-json.route.tsx'),
  route('profil/donnees.html', 'privacy/own-page.route.tsx'),
  route('profil/donnees.zip', 'privacy/own-archive.route.tsx'),
  route('profil/corriger', 'privacy/correct.route.tsx'),
  route('profil/effacer', 'privacy/erasing.route.tsx'),
  route('confidentialite', 'privacy/notice.route.tsx'),

  // Learners: lessons and quizzes
  route('accueil', 'learning/home/home.route.tsx'),
  route('cours/:id', 'learning/course/course.route.tsx'),
  route('cours/:id/glossaire', 'learning/glossary/glossary.route.tsx'),
  route('modules/:id', 'learning/course/module.route.tsx'),
  route('lecons/:id', 'learning/lesson/lesson.route.tsx'),
  route('lecons/:id/questions/fin', 'learning/practice/practice-end.route.tsx'),
  route('lecons/:id/questions/:n', 'learning/practice/practice.route.tsx'),
  route('quiz/:id', 'learning/quiz/quiz-start.route.tsx'),
  route('quiz/:id/verifier', 'learning/quiz/quiz-check.route.tsx'),
  route('quiz/:id/resultat', 'learning/quiz/quiz-result.route.tsx'),
  route('quiz/:id/:n', 'learning/quiz/quiz-question.route.tsx'),

  // Learners: the plan
  route('plan/:id', 'learning/plan/plan.route.tsx'),
  route('plan/:id/verifier', 'learning/plan/check.route.tsx'),
  route('plan/:id/remarques', 'learning/plan/remarks.route.tsx'),
  route('plan/:id/recu/:n', 'learning/plan/receipt.route.tsx'),
  route('plan/:id/versions/:n', 'learning/plan/version.route.tsx'),
  route('plan/:id/:part', 'learning/plan/part.route.tsx'),
  route('plan/:id/:part/garder', 'learning/plan/keep-part.route.ts'),
  route('plan/:id/:part/choisir', 'learning/plan/choose-version.route.ts'),
  route('plan/:id/:part/modele', 'learning/plan/sample.route.tsx'),
  route('plan/:id/:part/versions', 'learning/plan/part-history.route.tsx'),

  // Trainers, coordinators and administrators: what waits
  route('a-faire', 'desk/desk.route.tsx'),

  // Trainers
  route('correction', 'grading/queue.route.tsx'),
  route('correction/publier', 'grading/release.route.tsx'),
  route('correction/:submissionId', 'grading/submission.route.tsx'),
  route('correction/:submissionId/garder', 'grading/keep-marking.route.ts'),

  // Coordinators
  route('cohortes', 'coordination/cohorts.route.tsx'),
  route('cohortes/:id', 'coordination/board.route.tsx'),
  route('cohortes/:id/tableau.csv', 'coordination/board-file.route.tsx'),
  route('cohortes/:id/personnes/:enrolmentId', 'coordination/person.route.tsx'),
  route('accompagner', 'coordination/calls.route.tsx'),

  // Administrators
  route('admin/organisations', 'administration/organisations/organisations.route.tsx'),
  route('admin/organisations/nouvelle', 'administration/organisations/new-organisation.route.tsx'),
  route('admin/organisations/:id', 'administration/organisations/organisation.route.tsx'),
  route('admin/personnes', 'administration/people/people.route.tsx'),
  route('admin/personnes/:id', 'administration/people/person.route.tsx'),
  route('admin/personnes/:id/droits', 'administration/rights/rights.route.tsx'),
  route('admin/personnes/:id/voir', 'administration/rights/begin-seeing.route.tsx'),
  route('admin/voir/fin', 'administration/rights/end-seeing.route.tsx'),
  route('admin/cours', 'administration/courses/courses.route.tsx'),
  route('admin/donnees', 'privacy/requests.route.tsx'),
  route('admin/donnees/demandes/:id', 'privacy/request.route.tsx'),
  route('admin/donnees/registre', 'privacy/record.route.tsx'),
  route('admin/donnees/registre.html', 'privacy/record-html.route.tsx'),
  route('admin/donnees/registre.csv', 'privacy/record-csv.route.tsx'),
  route('admin/donnees/incidents', 'privacy/incidents.route.tsx'),
  route('admin/donnees/incidents.csv', 'privacy/incidents-csv.route.tsx'),
  route('admin/donnees/incidents/nouveau', 'privacy/new-incident.route.tsx'),
  route('admin/donnees/incidents/:id', 'privacy/incident.route.tsx'),
  route('admin/journal', 'administration/journal/journal.route.tsx'),
  route('admin/journal.csv', 'administration/journal/journal-file.route.tsx'),
  route('admin/sante', 'administration/health/health.route.tsx'),
  route('style', 'administration/style/style.route.tsx'),

  route('*', 'welcome/not-found.route.tsx'),
] satisfies RouteConfig
