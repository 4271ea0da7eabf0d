/** Tests run as ES modules under Node; the browser suite drives a real Chromium, so no DOM is faked anywhere. */
const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2022',
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'es6' },
    },
  ],
};

const project = (displayName, testMatch) => ({
  displayName,
  testMatch,
  transform,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
});

export default {
  // A busy machine is slow, not wrong.
  testTimeout: 60_000,
  projects: [
    {
      ...project('rooms', ['<rootDir>/tests/**/*.test.ts']),
      testPathIgnorePatterns: ['/tests/browser/', '/node_modules/'],
    },
    project('browser', ['<rootDir>/tests/browser/**/*.test.ts']),
  ],
};
