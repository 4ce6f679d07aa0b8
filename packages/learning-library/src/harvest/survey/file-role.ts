/** Whether a file holds tests, by its name and folder. */
export function isTest(path: string): boolean {
  return (
    /(^|\/)(__tests__|__mocks__|tests?|spec|specs|e2e|cypress|test-support|testing)\//u.test(
      path,
    ) ||
    /\.(test|spec|e2e|cy|stories|test-d)\.[cm]?[jt]sx?$/u.test(path) ||
    /(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/u.test(path) ||
    path.endsWith('_test.go')
  );
}

/** Whether a file configures a tool, which then says what it must look like. */
export function isConfig(path: string): boolean {
  return /(^|\/)(\.[^/]+|[^/]+\.(config|conf|rc|setup|preset)|[^/]*rc|plopfile|gulpfile|gruntfile)\.[cm]?[jt]s$/iu.test(
    path,
  );
}
