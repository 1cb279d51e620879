// Which folder may import which. The one-way flow of app/README.md, kept by dependency-cruiser.
const features = [
  'welcome',
  'account',
  'learning',
  'grading',
  'coordination',
  'authoring',
  'administration',
  'bank',
  'privacy',
  'quizzes',
  'certificates',
]
const feature = `^app/(${features.join('|')})/`
const isTest = '\\.(test|spec)\\.tsx?$|(^|/)test-[^/]+\\.tsx?$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Circles, types counted, make files impossible to read alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules import only themselves, zod and the decimal library.',
      severity: 'error',
      from: { path: '^app/rules/', pathNot: isTest },
      to: { pathNot: '^app/rules/|node_modules/(zod|decimal\\.js-light)/' },
    },
    {
      name: 'access-predicates-are-pure',
      comment: 'Only the .server files of access may touch the database.',
      severity: 'error',
      from: { path: '^app/access/', pathNot: `\\.server\\.ts$|${isTest}` },
      to: { path: '^db/|\\.server\\.ts$' },
    },
    {
      name: 'access-knows-no-feature',
      severity: 'error',
      from: { path: '^app/access/', pathNot: isTest },
      to: { path: `${feature}|^app/(interface|offline|server|commands|publishing|exchange)/` },
    },
    {
      name: 'schema-stands-alone',
      severity: 'error',
      from: { path: '^db/schema/' },
      to: { path: '^(app|content|db)/', pathNot: '^db/schema/|^app/rules/' },
    },
    {
      name: 'interface-and-language-are-below',
      comment: 'Buttons and words know nothing of features, permissions, the platform or the database.',
      severity: 'error',
      from: { path: '^app/(interface|language)/', pathNot: isTest },
      to: { path: `${feature}|^app/(access|platform|server|commands|publishing|exchange)/|^db/|\\.server\\.ts$` },
    },
    {
      name: 'questions-know-no-feature',
      comment: 'How a question is shown and answered is the same for who learns from it and who keeps it.',
      severity: 'error',
      from: { path: '^app/questions/', pathNot: isTest },
      to: { path: `${feature}|^app/(access|platform|server|commands|publishing|exchange)/|^db/|\\.server\\.ts$` },
    },
    {
      name: 'paper-knows-no-feature',
      comment: 'Sheets are drawn from plain data, whichever feature they are for.',
      severity: 'error',
      from: { path: '^app/paper/', pathNot: isTest },
      to: { path: `${feature}|^app/(access|server|commands|publishing|exchange)/|^db/` },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^app/(platform|offline)/', pathNot: isTest },
      to: { path: `${feature}|^app/(access|server|commands)/` },
    },
    ...features.map((name) => ({
      name: `${name}-knows-no-other-feature`,
      severity: 'error',
      from: { path: `^app/${name}/`, pathNot: isTest },
      to: { path: `^app/(${features.filter((other) => other !== name).join('|')})/` },
    })),
    {
      name: 'views-touch-no-server-file',
      comment: 'A server file imported by a view would be shipped to the phone. Types are erased and may be imported.',
      severity: 'error',
      from: { path: '^app/.*\\.tsx$', pathNot: `\\.route\\.tsx$|^app/(root|entry\\.server)\\.tsx$|${isTest}` },
      to: { path: '\\.server\\.tsx?$|^db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-the-desk',
      comment: 'The first screen puts what waits in several rooms on one page: it may read their queries, and no room knows it.',
      severity: 'error',
      from: { pathNot: '^app/desk/' },
      to: { path: '^app/desk/' },
    },
    {
      name: 'the-desk-reads-only',
      severity: 'error',
      from: { path: '^app/desk/', pathNot: isTest },
      to: { path: feature, pathNot: 'waiting\\.queries\\.server\\.ts$' },
    },
    { name: 'routes-never-touch-the-database', severity: 'error', from: { path: '\\.route\\.tsx$' }, to: { path: '^db/' } },
    { name: 'nobody-imports-a-route', severity: 'error', from: { pathNot: '\\.db\\.test\\.ts$' }, to: { path: '\\.route\\.tsx$' } },
    {
      name: 'nobody-imports-the-maps',
      severity: 'error',
      from: { pathNot: '^app/(server|commands)/|\\.test\\.ts$' },
      to: { path: '^app/(routes|jobs\\.server)\\.ts$' },
    },
    { name: 'nothing-shipped-imports-a-test', severity: 'error', from: { pathNot: `${isTest}|^e2e/` }, to: { path: isTest } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: `${isTest}|^app/(root|entry\\.(server|client)|routes)\\.tsx?$|\\.route\\.tsx$|\\.cjs$|\\.d\\.ts$|^app/server/(start|test)\\.js$|\\.svg$|\\.css$`,
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'], conditionNames: ['import', 'node', 'types', 'default'] },
    exclude: { path: '\\?(url|worker)' },
  },
}
