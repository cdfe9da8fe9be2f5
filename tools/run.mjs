#!/usr/bin/env node
// Every command of this repository: `node tools/run.mjs <task> [arguments]`. Plain JavaScript that an old Node runs with nothing installed,
// because installing is the first thing it does.
import { tasks } from './run/tasks.mjs'

const [name = '', ...args] = process.argv.slice(2)
const task = tasks[name]

if (task === undefined) {
  process.stderr.write(`Use one of: ${Object.keys(tasks).join(', ')}.\n`)
  process.exitCode = 1
} else {
  try {
    process.exitCode = await task(args)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  }
}
