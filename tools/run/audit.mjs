import { spawnSync } from 'node:child_process'
import { root } from './paths.mjs'

const PATIENCE_MS = 60_000

/** Weaknesses that do not reach us, each until a day by which somebody looks again: `{ advisory: 'https://…', why: '…', until: '2027-01-01' }`. */
/** @type {readonly { advisory: string, why: string, until: string }[]} */
const accepted = []

/** @typedef {{ source?: number, title?: string, url?: string, severity?: string }} Advisory */
/** @typedef {{ vulnerabilities?: Record<string, { via: readonly (string | Advisory)[] }> }} Report */

/**
 * What is known against the packages of the lock file, a line for each weakness; nothing when the report is none.
 *
 * @param {string} text what `npm audit --json` printed
 * @param {string} today
 * @returns {string[] | undefined}
 */
export function auditFindings(text, today, exceptions = accepted) {
  /** @type {Report} */
  let report
  try {
    report = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!report.vulnerabilities) return undefined
  const excused = new Set(exceptions.filter(({ until }) => today <= until).map(({ advisory }) => advisory))
  const lines = Object.entries(report.vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((one) => (typeof one === 'string' || excused.has(one.url ?? '') ? [] : [`${name}: ${one.title} (${one.severity}) ${one.url}`])),
  )
  return [...new Set(lines)].toSorted()
}

/**
 * Asks the registry what is known against our packages. Where it does not answer such questions the step is left out, and the check says so.
 *
 * @returns {number | 'left out'}
 */
export function audit() {
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    shell: process.platform === 'win32',
    maxBuffer: 1 << 26,
  })
  const found = auditFindings(stdout ?? '', new Date().toISOString().slice(0, 10))
  if (found === undefined) {
    process.stdout.write('The registry did not answer: nothing is known about weaknesses. Run this where it does before a release.\n')
    return 'left out'
  }
  for (const line of found) process.stdout.write(`${line}\n`)
  return found.length
}
