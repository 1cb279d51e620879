import react from 'eslint-plugin-react'
import tseslint from 'typescript-eslint'

/** What no file may hold; a block that adds to it must repeat it, because a later block replaces the rule whole. */
const forbiddenEverywhere = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Settings are read in app/platform/settings.server.ts only.',
  },
]

export default tseslint.config(
  {
    ignores: [
      'build/',
      '.cache/',
      'node_modules/',
      'data/',
      'db/migrations/',
      'e2e/sheet/',
      'test-results/',
      'playwright-report/',
      'coverage/',
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { react },
    settings: { react: { version: '18.3' } },
    rules: {
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['warn', { max: 80, skipBlankLines: true, skipComments: true }],
      'no-else-return': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'react/jsx-no-literals': [
        'error',
        { noStrings: true, ignoreProps: true, allowedStrings: ['·', ' · ', '→', '✓', '/', ' / ', '%', '×', '–', '+', ':', ' ', ', '] },
      ],
      'react/jsx-key': 'error',
      'react/jsx-no-target-blank': 'error',
      'react/forbid-dom-props': ['error', { forbid: ['style'] }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-dynamic-delete': 'error',
      'no-restricted-syntax': ['error', ...forbiddenEverywhere],
    },
  },
  {
    files: ['app/rules/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...forbiddenEverywhere,
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'A rule is told the time; it never reads a clock.',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'A rule is told the time; it never reads a clock.' },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'A rule is told its seed; it never draws by itself.',
        },
      ],
    },
  },
  {
    files: ['app/**/*.route.tsx', 'app/**/*.route.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...forbiddenEverywhere,
        {
          selector:
            'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator[id.name=/^(loader|action)$/]:not([init.callee.name=/^(anyone|leaving|signedIn|asLearner|asTrainer|asCoordinator|asAuthor|asBankKeeper|asAdministrator|asStaff|asStepped)$/])',
          message:
            'A loader or action is a door: anyone, signedIn, asLearner, asTrainer, asCoordinator, asAuthor, asBankKeeper, asAdministrator, asStaff, asStepped or leaving.',
        },
        {
          selector: 'ExportNamedDeclaration > FunctionDeclaration[id.name=/^(loader|action)$/]',
          message: 'A loader or action is a door call.',
        },
      ],
    },
  },
  {
    files: [
      'app/platform/settings.server.ts',
      'app/platform/folders.server.ts',
      'app/server/**',
      'db/test-*.ts',
      'vite.config.ts',
      'remix.config.js',
      'e2e/**',
      '**/*.test.ts',
      'app/commands/**',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.spec.ts', 'e2e/**', 'db/test-world.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines-per-function': 'off', 'no-empty-pattern': 'off' },
  },
  { files: ['app/**/words/*.ts'], rules: { 'max-lines': 'off' } },
)
