import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { promisify } from 'node:util'
import { type Manifest, readManifests } from '../../tools/run/manifests.mjs'

const exec = promisify(execFile)
const infra = join(import.meta.dirname, '..')
const LOOK_MS = 1000

/** Compose of the first generation, which Debian has and the stand-ins are made for. */
export const withoutCompose = !String(spawnSync('docker-compose', ['version', '--short'], { encoding: 'utf8' }).stdout).startsWith('1.')

export const run = async (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> => {
  const { stdout } = await exec(command, [...args], { maxBuffer: 1 << 26, env: { ...process.env, ...env } })
  return stdout.trim()
}
const docker = (...args: readonly string[]): Promise<string> => run('docker', args)

/** Who may read each file of infra/secrets, as docs/guides/containers.md says. */
const [heard, stores, proxy] = [10001, 1000, 101]

/** Secrets as an operator makes them, for the address https://localhost, in a folder of their own. */
const makeSecrets = (folder: string): void => {
  const give = (name: string, owner: number, text?: string): void => {
    const file = join(folder, name)
    if (text !== undefined) writeFileSync(file, `${text}\n`)
    chownSync(file, owner, owner)
  }
  const [database, eventStore] = [randomBytes(12).toString('hex'), randomBytes(12).toString('hex')]
  give('master.key', heard, randomBytes(32).toString('base64'))
  give('smtp-url', heard, 'smtp://mail:1025')
  give('event-store-password', stores, eventStore)
  give('event-store', heard, `esdb://admin:${eventStore}@event-store-1:2113,event-store-2:2113,event-store-3:2113?tlsCAFile=/certificates/ca/ca.crt`)
  give('database-password', stores, database)
  give('database', heard, `postgresql://heard:${database}@database/heard?sslmode=verify-full&sslrootcert=/certificates/ca/ca.crt`)
  const [certificate, key] = [join(folder, 'tls.crt'), join(folder, 'tls.key')]
  const made = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate]
  spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...made])
  give('tls.crt', proxy)
  give('tls.key', proxy)
}

type Mount = string | { readonly source: string; readonly target: string; readonly volume: { readonly subpath: string } }

/** The same file without what Compose 1 and the engines of its time do not know: a name, limits of processes in `deploy`, a file of a volume. */
const forCompose1 = (whole: Manifest, placeOf: (volume: string) => string): Manifest => {
  const { name: _, ...document } = whole
  for (const service of Object.values<Manifest>(document.services)) {
    const limits = service.deploy?.resources.limits
    if (limits?.pids !== undefined) {
      service.pids_limit = limits.pids
      service.deploy = { resources: { limits: { cpus: limits.cpus, memory: limits.memory } } }
    }
    service.volumes &&= service.volumes.map((mount: Mount) =>
      typeof mount === 'string' ? mount : `${placeOf(mount.source)}/${mount.volume.subpath}:${mount.target}:ro`,
    )
  }
  return document
}

export type Compose = Awaited<ReturnType<typeof openCompose>>

/** A file of Compose with stand-ins laid over it, as a project of its own that is reached at https://localhost. */
export const openCompose = async (file: string, standIns: string, image: string) => {
  const project = `heard-test-${randomBytes(4).toString('hex')}`
  const folder = mkdtempSync(join(tmpdir(), 'heard-compose-'))
  makeSecrets(folder)
  const certificate = join(folder, 'tls.crt')
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(certificate, 'utf8')])
  const data = await docker('info', '--format', '{{.DockerRootDir}}')
  const [document = {}] = readManifests(readFileSync(join(infra, file), 'utf8'))
  const ours = join(folder, 'compose.json')
  writeFileSync(ours, JSON.stringify(forCompose1(document, (volume) => `${data}/volumes/${project}_${volume}/_data`)))
  const files = ['--file', ours, '--file', join(import.meta.dirname, standIns)]
  const env = { HEARD_IMAGE: image, HEARD_ORIGIN: 'https://localhost', HEARD_SECRETS: folder }
  const compose = (...args: readonly string[]): Promise<string> =>
    run('docker-compose', ['--project-name', project, '--project-directory', infra, ...files, ...args], env)

  /** Something of each container of the project, by the name of its service. */
  const each = async (format: string): Promise<Readonly<Record<string, string>>> => {
    const listed = await docker('ps', '--all', '--quiet', '--filter', `label=com.docker.compose.project=${project}`)
    const told = await docker('inspect', '--format', `{{index .Config.Labels "com.docker.compose.service"}}=${format}`, ...listed.split('\n'))
    return Object.fromEntries(told.split('\n').map((line) => line.split('=')))
  }
  return {
    certificate,
    compose,
    /** The ports of the services that have some on this machine. */
    async published(): Promise<Readonly<Record<string, string>>> {
      const ports = await each('{{range $port, $places := .NetworkSettings.Ports}}{{if $places}}{{$port}} {{end}}{{end}}')
      return Object.fromEntries(Object.entries(ports).flatMap(([service, list]) => (list === '' ? [] : [[service, list.trim()]])))
    },
    /** Starts what does not run, waits, and tells how each service is then: `running healthy`, `exited 0`. */
    async up(): Promise<Readonly<Record<string, string>>> {
      await compose('up', '--detach', '--no-build')
      for (;;) {
        const found = await each('{{.State.Status}} {{if .State.Running}}{{.State.Health.Status}}{{else}}{{.State.ExitCode}}{{end}}')
        if (!Object.values(found).some((state) => state.endsWith('starting'))) return found
        await pause(LOOK_MS)
      }
    },
    async close(): Promise<void> {
      await compose('down', '--volumes', '--remove-orphans', '--timeout', '5').catch(() => undefined)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
