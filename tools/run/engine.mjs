import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { added, mayInstall } from './debian.mjs'
import { findNode } from './node.mjs'

const READY_TRIES = 300
const READY_EVERY_MS = 100

const needed = ['docker.io', 'iptables', 'debootstrap']
const programs = ['/usr/sbin/dockerd', '/usr/sbin/debootstrap']
/** Parts of a Debian system that a slim image goes without. */
const unneeded = ['var/cache/apt/archives', 'var/lib/apt/lists', 'usr/share/doc', 'usr/share/man', 'usr/share/locale']
const certificates = '/etc/ssl/certs/ca-certificates.crt'

/** Whether an engine answers there. @param {NodeJS.ProcessEnv} env */
const answers = (env) => spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { env, stdio: 'ignore' }).status === 0

/** An engine of our own, with nothing in it, in a folder that goes with it. @param {string} folder */
async function start(folder) {
  const host = `unix://${join(folder, 'docker.sock')}`
  const places = ['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec'), '--pidfile', join(folder, 'pid')]
  const engine = spawn('dockerd', [...places, '-H', host], { stdio: 'ignore' })
  const ended = once(engine, 'close')
  const env = { ...process.env, DOCKER_HOST: host, DOCKER_BUILDKIT: '0' }
  const stop = async () => {
    engine.kill('SIGTERM')
    await ended
  }
  for (let tries = 0; !answers(env); tries += 1) {
    if (tries === READY_TRIES || engine.exitCode !== null) {
      await stop()
      throw new Error('The Docker engine did not start.')
    }
    await wait(READY_EVERY_MS)
  }
  return { env, stop }
}

/** What a public registry has, made of Debian's packages: where none can be reached. @param {string} folder @param {NodeJS.ProcessEnv} env */
function makeBases(folder, env) {
  const quiet = { env, stdio: /** @type {['ignore', 'ignore', 'inherit']} */ (['ignore', 'ignore', 'inherit']) }
  const system = join(folder, 'system')
  execFileSync('debootstrap', ['--variant=minbase', 'bookworm', system], quiet)
  for (const path of unneeded) rmSync(join(system, path), { recursive: true, force: true })
  execFileSync('sh', ['-c', 'tar -C "$1" -c . | docker import - debian:bookworm-slim', 'sh', system], quiet)
  const node = join(folder, 'node')
  mkdirSync(node)
  const text = (/** @type {string[]} */ args) => execFileSync('npm', args, { encoding: 'utf8' }).trim()
  cpSync(findNode(), join(node, 'node'))
  cpSync(join(text(['root', '-g']), 'npm'), join(node, 'npm'), { recursive: true, dereference: true })
  cpSync(certificates, join(node, 'certificates'))
  writeFileSync(join(node, 'npmrc'), `registry=${text(['config', 'get', 'registry'])}\n`)
  const lines = [
    'FROM debian:bookworm-slim',
    'COPY node /usr/local/bin/node',
    'COPY npm /usr/local/lib/node_modules/npm',
    `COPY certificates ${certificates}`,
    'COPY npmrc /usr/local/etc/npmrc',
    `ENV NODE_EXTRA_CA_CERTS=${certificates}`,
    'RUN for name in npm npx; do ln -s ../lib/node_modules/npm/bin/$name-cli.js /usr/local/bin/$name; done',
  ]
  writeFileSync(join(node, 'Dockerfile'), `${lines.join('\n')}\n`)
  execFileSync('docker', ['build', '--quiet', '--tag', 'node:24-bookworm-slim', node], quiet)
}

/** Unmounts and deletes what an engine leaves. @param {string} folder */
function clear(folder) {
  const exec = join(folder, 'exec', 'netns')
  for (const name of existsSync(exec) ? readdirSync(exec) : []) spawnSync('umount', [join(exec, name)], { stdio: 'ignore' })
  rmSync(folder, { recursive: true, force: true })
}

/**
 * Does something with a Docker engine, named by the environment that it is given: the one that answers, else, as root on Debian, one of its own.
 *
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withEngine(work) {
  if (answers(process.env)) return work(process.env)
  const isThere = programs.every((path) => existsSync(path))
  if (!mayInstall() || !(isThere || (await added(needed)))) {
    throw new Error('No Docker engine answers here, and none can be installed: start one, or set DOCKER_HOST.')
  }
  process.stderr.write('Starting a Docker engine and making base images of Debian packages (two minutes) …\n')
  const folder = mkdtempSync(join(tmpdir(), 'heard-engine-'))
  try {
    const { env, stop } = await start(folder)
    try {
      makeBases(folder, env)
      return await work(env)
    } finally {
      await stop()
    }
  } finally {
    clear(folder)
  }
}
