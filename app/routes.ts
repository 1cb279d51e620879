import { index, route, type RouteConfig } from '@remix-run/route-config'

/** Every address of the site and its file, grouped by who walks there, in the order of the menus. */
export default [
  // Everybody
  index('welcome/welcome.route.tsx'),
  route('connexion', 'account/sign-in.route.tsx'),
  route('deconnexion', 'account/sign-out.route.tsx'),
  route('langue/:language', 'account/language.route.tsx'),
  route('menu', 'account/menu.route.tsx'),
  route('aide', 'account/help.route.tsx'),

  // Learners: lessons and quizzes

  // Learners: the plan

  // Trainers

  // Coordinators
  route('cohortes', 'coordination/cohorts.route.tsx'),
  route('cohortes/:id', 'coordination/board.route.tsx'),
  route('cohortes/:id/tableau.csv', 'coordination/board-file.route.tsx'),
  route('cohortes/:id/personnes/:enrolmentId', 'coordination/person.route.tsx'),
  route('accompagner', 'coordination/calls.route.tsx'),

  // Administrators

  route('*', 'welcome/not-found.route.tsx'),
] satisfies RouteConfig
