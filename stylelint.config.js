/** Logical properties only, so that every page mirrors; no pixels for type. */
export default {
  plugins: ['stylelint-use-logical'],
  rules: {
    'csstools/use-logical': ['always', { except: [] }],
    'property-disallowed-list': ['float', 'clear'],
    'declaration-property-value-disallowed-list': { 'text-align': ['left', 'right'] },
    'declaration-property-unit-disallowed-list': { 'font-size': ['px'] },
    'block-no-empty': true,
    'color-no-invalid-hex': true,
    'declaration-block-no-duplicate-properties': true,
    'no-duplicate-selectors': null,
    'property-no-unknown': null,
    'unit-no-unknown': true,
    'no-invalid-double-slash-comments': true,
  },
}
