import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import es from 'eslint-plugin-es-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { youngGlobals, youngMembers } from './compat.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Turns off all rules whose names begin with one of these. */
const off = (names) =>
  Object.fromEntries(
    Object.keys(es.rules).flatMap((rule) => (names.test(rule) ? [[`es-x/${rule}`, 'off']] : [])),
  );

export default ts.config(
  {
    ignores: [
      'dist/**',
      'public/data/**',
      'node_modules/**',
      '.cache/**',
      'data/**',
      // Types for other people's pages: they import files that the build writes beside them. guide-page.test.ts
      // compiles them.
      'src/channel/frameworks/**',
    ],
    basePath: root,
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [js.configs.recommended],
    languageOptions: { globals: globals.node },
  },
  { files: ['tests/bench/peers/*.js'], languageOptions: { globals: globals.browser } },
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [js.configs.recommended, ...ts.configs.strictTypeChecked, ...ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      'no-undef': 'off', // TypeScript does this better
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  // Features that browsers of the baseline (package.json, browserslist) lack. The build transpiles other syntax.
  // tests/built/baseline.test.ts checks the built files, libraries included, in the same way.
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    ignores: ['**/*.test.ts'],
    plugins: { 'es-x': es },
    rules: {
      ...es.configs['flat/restrict-to-es2022'].rules,
      ...off(/^no-(array-prototype-findlast|class-static-block|hashbang)/),
      'es-x/no-regexp-lookbehind-assertions': 'error',
      'no-restricted-globals': ['error', ...youngGlobals],
      'no-restricted-properties': ['error', ...youngMembers],
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // Svelte's compiler rewrites props and runes in ways that these rules report as mistakes.
      'prefer-const': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
);
