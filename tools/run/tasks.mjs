import { provideBrowser } from './browser.mjs'
import { check } from './check.mjs'
import { run } from './child.mjs'
import { testContainer } from './container.mjs'
import { restartOnChange } from './develop.mjs'
import { install } from './install.mjs'
import { findNode } from './node.mjs'
import { providePostgres } from './postgres.mjs'
import { test } from './test.mjs'

/** Files named on the command line are meant from where the person stands, while everything runs at the root (`npm run` goes there first). */
const userFolder = () => {
  const byNpm = ['heard', 'bench'].includes(process.env.npm_lifecycle_event ?? '')
  return { HEARD_CWD: (byNpm && process.env.INIT_CWD) || process.cwd() }
}

/**
 * Runs a TypeScript file of ours on Node 24.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, abort?: AbortSignal }} [options]
 */
const script = (file, args, { env = {}, ...options } = {}) =>
  run(findNode(), ['--import', './tools/ts.mjs', file, ...args], { env: { ...userFolder(), ...env }, ...options })

/** Builds every workspace that has something to build and whose sources changed (turbo remembers). */
const build = () => run('turbo', ['run', 'build', '--output-logs=errors-only', '--ui=stream'], { quiet: true })

async function installAndBuild() {
  await install()
  return build()
}

async function prepareTests() {
  await install()
  await provideBrowser()
  await providePostgres()
}

/** @typedef {(args: readonly string[]) => Promise<number>} Task */

/** @param {Task} task @returns {Task} */
const installed = (task) => async (args) => {
  await install()
  return task(args)
}

/** @param {Task} task @returns {Task} */
const built = (task) => async (args) => (await installAndBuild()) || (await task(args))

/** The portal comes from its sources, live; everything else is started again when it changes. @type {Task} */
const develop = (args) => restartOnChange((abort) => script('apps/standalone/src/main.ts', args, { env: { HEARD_LIVE_PORTAL: '1' }, abort }))

/** Of a part that is told, only the portal has something to build. @type {Task} */
const start = (args) => {
  const main = (/** @type {readonly string[]} */ rest) => script('apps/standalone/src/main.ts', rest)
  return (args.length === 0 || args.includes('portal') ? built(main) : installed(main))(args)
}

/** @type {Record<string, Task>} */
export const tasks = {
  setup: installed(async () => 0),
  start,
  dev: installed(develop),
  build: installAndBuild,
  'e2e-split': (args) => {
    process.env.HEARD_E2E_SPLIT = '1'
    const files = args.length > 0 ? args : ['apps/portal/e2e']
    return test({ prepare: prepareTests, build }, ['--project', 'e2e', ...files])
  },
  test: (args) => test({ prepare: prepareTests, build }, args),
  'test:container': installed(testContainer),
  check: installed(check),
  bench: built((args) => script('bench/run.ts', args)),
  heard: installed((args) => script('apps/cli/src/main.ts', args)),
}
