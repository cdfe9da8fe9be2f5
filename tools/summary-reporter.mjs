// Ends a test run with what was left out and why, and with one line of counts that people and scripts read.
import { globSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { withoutBrowser } from './run/browser.mjs'
import { root } from './run/paths.mjs'

/** @typedef {import('vitest/node').TestModule} TestModule */

/** A file, suite or hook that fails outside its tests counts as one failure each. @param {TestModule} module */
function failuresAroundTests(module) {
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0)
  return suites.length + (module.errors().length > 0 ? 1 : 0)
}

/** @param {readonly TestModule[]} modules */
function count(modules) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const module of modules) {
    counts.failed += failuresAroundTests(module)
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      counts[state === 'pending' ? 'failed' : state] += 1
    }
  }
  return counts
}

/** @param {readonly TestModule[]} modules @returns {readonly string[]} */
function skippedTests(modules) {
  return modules.flatMap((module) =>
    [...module.children.allTests('skipped')].map((test) => {
      const result = test.result()
      const note = result.state === 'skipped' ? result.note : undefined
      return `${relative(root, module.moduleId)} › ${test.fullName}: ${note ?? 'marked so in its file, or its setup failed'}`
    }),
  )
}

/** Suites that never started because this machine lacks what they need. @returns {readonly string[]} */
function suitesLeftOut() {
  if (withoutBrowser === undefined) return []
  const files = globSync('{apps,packages}/**/*.e2e.spec.ts', { cwd: root, exclude: (name) => String(name).includes('node_modules') })
  return files.toSorted().map((file) => `${file}: ${withoutBrowser}`)
}

/** Where the time of a run goes: the files that took longest, in seconds. @param {readonly TestModule[]} modules @returns {readonly string[]} */
function slowest(modules) {
  const seconds = (/** @type {TestModule} */ module) => {
    const { duration, collectDuration, prepareDuration } = module.diagnostic()
    return Math.round((duration + collectDuration + prepareDuration) / 1000)
  }
  return modules
    .map((module) => ({ file: relative(root, module.moduleId), took: seconds(module) }))
    .toSorted((one, other) => other.took - one.took)
    .slice(0, 25)
    .map(({ file, took }) => `${String(took).padStart(5)} s  ${file}`)
}

/** A Vitest reporter; vitest.config.ts names it. */
export default class SummaryReporter {
  #line = ''

  constructor() {
    process.once('exit', () => {
      if (this.#line && !process.env.HEARD_TEST_COUNTS) process.stdout.write(`${this.#line}\n`)
    })
  }

  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const { passed, failed, skipped } = count(modules)
    const leftOut = suitesLeftOut()
    const failures = failed + unhandledErrors.length + Number(process.env.HEARD_FAILED_BEFORE ?? 0)
    const reasons = [...leftOut, ...skippedTests(modules)]
    if (reasons.length > 0) process.stdout.write(`Skipped:\n${reasons.map((reason) => `  ${reason}\n`).join('')}`)
    if (modules.length > 25) process.stdout.write(`Slowest files:\n${slowest(modules).join('\n')}\n`)
    if (failures > 0 || passed === 0) process.exitCode = 1
    this.#line = `${passed} passed, ${failures} failed, ${skipped + leftOut.length} skipped`
    if (process.env.HEARD_TEST_COUNTS) writeFileSync(process.env.HEARD_TEST_COUNTS, this.#line)
  }
}
