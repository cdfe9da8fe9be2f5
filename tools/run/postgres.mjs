import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { added, mayInstall } from './debian.mjs'

const READY_TRIES = 100
const READY_EVERY_MS = 100

const debian = '/usr/lib/postgresql'

/** Where Debian puts the programs of its newest PostgreSQL. */
function findPrograms() {
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(debian, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')))
}

/** PostgreSQL refuses to be run by root: Debian's package brings a user for it. @returns {{ uid?: number, gid?: number }} */
function owner() {
  if (process.getuid?.() !== 0) return {}
  const idOf = (/** @type {string} */ which) => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Nobody cuts the power during a test: what is written need not reach a disk. */
const settings = ['fsync=off', 'full_page_writes=off', 'autovacuum=off', 'listen_addresses=127.0.0.1', 'max_connections=200']

/** Starts a server with nothing in it, in a folder that goes with it. @param {string} programs */
async function start(programs) {
  const folder = mkdtempSync(join(tmpdir(), 'heard-postgres-'))
  const [user, data] = [owner(), join(folder, 'data')]
  mkdirSync(data, { mode: 0o700 })
  if (user.uid !== undefined && user.gid !== undefined) for (const path of [folder, data]) chownSync(path, user.uid, user.gid)
  const how = { ...user, cwd: folder, stdio: /** @type {const} */ ('ignore') }
  const made = ['-D', data, '-A', 'trust', '-U', 'heard', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions']
  execFileSync(join(programs, 'initdb'), made, how)
  const port = await freePort()
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', `${port}`, '-k', folder, ...settings.flatMap((one) => ['-c', one])], how)
  const ended = once(server, 'close')
  const stop = async () => {
    server.kill('SIGQUIT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const isReady = () => spawnSync(join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', `${port}`]).status === 0
  for (let tries = 0; !isReady(); tries += 1) {
    if (tries === READY_TRIES || server.exitCode !== null) {
      await stop()
      throw new Error('PostgreSQL did not start')
    }
    await wait(READY_EVERY_MS)
  }
  return { url: `postgresql://heard@127.0.0.1:${port}/postgres`, stop }
}

/** Sees to PostgreSQL where the system allows; without it the tests that need it are reported as skipped. */
export async function providePostgres() {
  if (process.env.HEARD_TEST_DATABASE_URL || findPrograms() || !mayInstall()) return
  process.stderr.write('Installing postgresql for the database tests (half a minute, once) …\n')
  if (!(await added(['postgresql']))) process.stderr.write('postgresql could not be installed.\n')
}

/**
 * One server for a whole run of tests, named by HEARD_TEST_DATABASE_URL: the one that is set, else one that is there as long as `work` goes on.
 *
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPostgres(work) {
  const programs = findPrograms()
  if (process.env.HEARD_TEST_DATABASE_URL || !programs) return work({})
  const server = await start(programs).catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}; its tests are left out.\n`)
  })
  if (!server) return work({})
  try {
    return await work({ HEARD_TEST_DATABASE_URL: server.url })
  } finally {
    await server.stop()
  }
}
