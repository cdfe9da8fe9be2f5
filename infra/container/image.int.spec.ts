import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const image = process.env.HEARD_TEST_IMAGE ?? ''
/** Built by `npm run test:container`, which tells its name. */
const withoutImage = image === '' || spawnSync('docker', ['image', 'inspect', image], { stdio: 'ignore' }).status !== 0

const exec = promisify(execFile)
const docker = async (...args: readonly string[]): Promise<string> => {
  const { stdout } = await exec('docker', [...args], { maxBuffer: 1 << 26 })
  return stdout.trim()
}

const LOOK_MS = 250
/** As long as an engine waits before it kills, unless told. */
const GRACE_S = 10

describe.skipIf(withoutImage)('the image, on one machine', { timeout: 600_000 }, () => {
  const name = `heard-test-${randomBytes(4).toString('hex')}`
  const confined = [
    '--read-only',
    '--tmpfs',
    '/tmp',
    '--cap-drop',
    'ALL',
    '--security-opt',
    'no-new-privileges',
    '--memory',
    '2g',
    '--pids-limit',
    '256',
  ]
  const settings = ['--env', 'HEARD_PROFILE=development', '--volume', `${name}:/data`, '--publish', '127.0.0.1::3000']
  const stateOf = (what: string) => docker('inspect', name, '--format', `{{${what}}}`)
  const whenHealthy = async (): Promise<string> => {
    while ((await stateOf('.State.Health.Status')) !== 'healthy' && (await stateOf('.State.Running')) === 'true') await pause(LOOK_MS)
    return `http://${await docker('port', name, '3000')}`
  }
  const checkpointAt = async (address: string): Promise<readonly string[]> => {
    const [origin = '', size = ''] = (await (await fetch(`${address}/ledger/checkpoint`)).text()).split('\n')
    return [origin, size]
  }
  let address: string

  beforeAll(async () => {
    await docker('run', '--detach', '--name', name, ...confined, ...settings, image)
    address = await whenHealthy()
  }, 300_000)
  afterAll(async () => {
    await docker('rm', '--force', '--volumes', name).catch(() => undefined)
    await docker('volume', 'rm', '--force', name).catch(() => undefined)
  })

  it('runs as nobody in particular, may nothing, and writes nowhere but to its volume', async () => {
    expect(await docker('exec', name, 'id', '-u')).toBe('10001')
    expect(await docker('exec', name, 'sh', '-c', 'grep CapEff /proc/1/status; touch /app/x 2>/dev/null || echo refused')).toMatch(
      /^CapEff:\s*0{16}\nrefused$/,
    )
    expect(await docker('exec', name, 'readlink', '/proc/1/exe')).toBe('/usr/local/bin/node')
    expect(await docker('diff', name)).toBe('')
  })

  it('holds neither secrets nor what only builds and tests need', async () => {
    const variables = await docker('image', 'inspect', image, '--format', '{{json .Config.Env}}')
    expect(variables).not.toMatch(/KEY|PASSWORD|SECRET|TOKEN/)
    const ours = ['/app', '-not', '-path', '*/node_modules/*']
    const found = await docker(
      'exec',
      name,
      'find',
      ...ours,
      '(',
      '-name',
      '.git',
      '-o',
      '-name',
      '*.spec.ts',
      '-o',
      '-name',
      '.npmrc',
      '-o',
      '-name',
      '*.key',
      ')',
    )
    expect(found).toBe('')
    await expect(docker('exec', name, 'npm', '--version')).rejects.toThrow('npm')
  })

  it('goes the whole tour, shows its pages, and its ledger verifies from outside', async () => {
    const told = await docker('exec', name, 'heard', 'tour', '--into', 'http://127.0.0.1:3000', '--json')
    expect(JSON.parse(told)).toMatchObject({ totals: { contributions: 209 } })
    const page = await (await fetch(`${address}/programmes/luton-cancer/report`)).text()
    expect(page).toContain('Here’s what we will do')
    const verified = spawnSync(join(import.meta.dirname, '../../heard'), ['verify', address], { encoding: 'utf8' })
    expect(verified.stderr).toBe('')
    expect(verified.status).toBe(0)
  })

  it('ends by itself when it is told to, and has everything after the next start', async () => {
    const before = await checkpointAt(address)
    const began = performance.now()
    await docker('stop', '--time', `${GRACE_S}`, name)
    expect(performance.now() - began).toBeLessThan(GRACE_S * 1000)
    expect(await stateOf('.State.ExitCode')).toBe('0')
    await docker('start', name)
    address = await whenHealthy()
    const after = await checkpointAt(address)
    expect(after[0]).toBe(before[0])
    expect(Number(after[1])).toBeGreaterThanOrEqual(Number(before[1]))
    expect(Number(before[1])).toBeGreaterThan(10)
    const shown = await (await fetch(`${address}/programmes/luton-cancer/report`)).text()
    expect(shown).toContain('Here’s what we will do')
  })

  it('names what is missing when it is started for real with nothing set', async () => {
    const refused = spawnSync('docker', ['run', '--rm', '--read-only', image], { encoding: 'utf8' })
    expect(refused.status).toBe(1)
    expect(refused.stderr).toContain('Heard cannot start: HEARD_ORIGIN must be the public https:// address in production')
  })
})

if (withoutImage) it('walks the image', ({ skip }) => skip('HEARD_TEST_IMAGE names no image here; npm run test:container builds one and walks it'))
