import { provideBrowser } from './browser.mjs'
import { check } from './check.mjs'
import { run } from './child.mjs'
import { install } from './install.mjs'
import { findNode } from './node.mjs'
import { rebuildOnChange } from './rebuild.mjs'
import { test } from './test.mjs'

/** Files named on the command line are meant from where the person stands, while everything runs at the root (`npm run` goes there first). */
const userFolder = () => {
  const byNpm = ['heard', 'bench'].includes(process.env.npm_lifecycle_event ?? '')
  return { HEARD_CWD: (byNpm && process.env.INIT_CWD) || process.cwd() }
}

/** Runs a TypeScript file of ours on Node 24. @param {string} file @param {readonly string[]} args @param {readonly string[]} [flags] */
const script = (file, args, flags = []) => run(findNode(), [...flags, '--import', './tools/ts.mjs', file, ...args], { env: userFolder() })

/** Builds every workspace that has something to build and whose sources changed (turbo remembers). */
const build = () => run('turbo', ['run', 'build', '--output-logs=errors-only', '--ui=stream'], { quiet: true })

async function installAndBuild() {
  await install()
  return build()
}

async function prepareTests() {
  await install()
  await provideBrowser()
}

/** @typedef {(args: readonly string[]) => Promise<number>} Task */

/** @param {Task} task @returns {Task} */
const installed = (task) => async (args) => {
  await install()
  return task(args)
}

/** @param {Task} task @returns {Task} */
const built = (task) => async (args) => (await installAndBuild()) || (await task(args))

/** Restarts on a change of what runs, and builds the portal again on a change of what it is made of. @type {Task} */
async function develop(args) {
  const stop = rebuildOnChange(build)
  try {
    return await script('apps/standalone/src/main.ts', args, ['--watch', '--watch-preserve-output'])
  } finally {
    stop()
  }
}

/** @type {Record<string, Task>} */
export const tasks = {
  setup: installed(async () => 0),
  start: built((args) => script('apps/standalone/src/main.ts', args)),
  dev: built(develop),
  build: installAndBuild,
  test: (args) => test({ prepare: prepareTests, build }, args),
  check: installed(check),
  bench: built((args) => script('bench/run.ts', args)),
  heard: installed((args) => script('apps/cli/src/main.ts', args)),
}
