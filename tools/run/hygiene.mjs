import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** What must not be in a tracked file. Written so that this file does not contain it either. */
const forbidden = [
  { what: 'a path of somebody’s machine', pattern: /(?<![\w.-])\/(?:work|root|home\/\w+|Users\/\w+)\/\w/ },
  { what: 'the address of a package registry', pattern: /registry\.[\w.-]+\.\w+|_auth[T]oken|\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { what: 'a cloud or forge token', pattern: /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[bap]-[\w-]{20,})\b/ },
]
const lockFile = 'package-lock.json'
const biggest = 2_000_000

/** @param {string} file */
function textOf(file) {
  const path = join(root, file)
  if (!existsSync(path) || statSync(path).size > biggest) return ''
  const bytes = readFileSync(path)
  return bytes.includes(0) ? '' : bytes.toString('utf8')
}

/** What one file holds that it should not, a line each. @param {string} file @param {string} text @returns {string[]} */
export function findings(file, text) {
  return text
    .split('\n')
    .flatMap((line, index) =>
      forbidden.filter(({ pattern }) => pattern.test(line)).map(({ what }) => `${file}:${index + 1} holds ${what}: ${line.trim().slice(0, 120)}`),
    )
}

/** A lock file that names hosts installs only where those hosts can be reached. @returns {string[]} */
function lockedAddresses() {
  const { packages } = JSON.parse(readFileSync(join(root, lockFile), 'utf8'))
  return Object.entries(packages)
    .filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''))
    .map(([path]) => `${lockFile}: ${path} is resolved to an address; run npm i with this repository's .npmrc`)
}

/** Looks through every tracked file and prints what should not be there. @returns {number} 0 when nothing was found */
export function checkHygiene() {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0')
  const found = [...tracked.filter((file) => file !== '').flatMap((file) => findings(file, textOf(file))), ...lockedAddresses()]
  for (const line of found) process.stdout.write(`${line}\n`)
  return found.length === 0 ? 0 : 1
}
