import { existsSync } from 'node:fs'
import { run } from './child.mjs'

/** Whether this machine lets us install Debian's packages. */
export const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

const quick = ['-q', '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=20']
const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true }
/** @type {Promise<number> | undefined} */
let listed

/** Debian's packages, quickly or not at all: where there is no network nobody waits for it. @param {readonly string[]} packages */
export async function added(packages) {
  listed ??= run('apt-get', [...quick, 'update'], options)
  return (await listed) === 0 && (await run('apt-get', [...quick, 'install', '-y', '--no-install-recommends', ...packages], options)) === 0
}
