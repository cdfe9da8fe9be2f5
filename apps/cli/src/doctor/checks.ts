import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { type Call, httpClient, live } from '@heard/contracts'
import { clamav } from '@heard/files'
import type { Configuration } from '@heard/service-kit'
import type { Surroundings } from '../command.ts'
import { connectHere, withConnection } from '../connect/connection.ts'
import { waitUntilReady } from '../connect/readiness.ts'
import { explain } from '../failures.ts'

/** One thing that was looked at. */
export type Finding = { readonly what: string; readonly ok: boolean; readonly detail: string }

const SMALLEST_NODE = 24
const SMALLEST_ROOM = 200 * 1024 ** 2
const PATIENCE_MS = 60_000

export const checkNode = (version: string): Finding => {
  const ok = Number.parseInt(version, 10) >= SMALLEST_NODE
  return {
    what: 'Node',
    ok,
    detail: ok ? version : `${version}; the platform needs ${SMALLEST_NODE} or newer, which npm install brings along on Linux`,
  }
}

/** `has`: nothing yet, or facts. */
export const checkDataFolder = (folder: string): { finding: Finding; has: 'nothing' | 'facts' } => {
  const what = 'data folder'
  if (!existsSync(folder)) return { finding: { what, ok: true, detail: `${folder} is not there yet; the first start makes it` }, has: 'nothing' }
  try {
    accessSync(folder, constants.R_OK | constants.W_OK)
  } catch {
    return { finding: { what, ok: false, detail: `${folder} cannot be read and written by this user` }, has: 'nothing' }
  }
  const { bavail, bsize } = statfsSync(folder)
  const room = bavail * bsize
  const has = ['facts.sqlite', 'facts-index.sqlite'].some((name) => existsSync(join(folder, name))) ? 'facts' : 'nothing'
  const detail = `${folder}, ${Math.floor(room / 1024 ** 2)} MB free${has === 'nothing' ? ', no facts yet' : ''}`
  return { finding: { what, ok: room >= SMALLEST_ROOM, detail }, has }
}

/** The virus scanner of this configuration. None is not wrong, but said. */
export const checkScanner = async ({ clamav: address }: Pick<Configuration, 'clamav'>): Promise<Finding> => {
  const what = 'virus scanner'
  if (!address) return { what, ok: true, detail: 'none (HEARD_CLAMAV is not set): files are not scanned for malware' }
  const ok = await clamav(address).answers()
  return { what, ok, detail: ok ? 'ClamAV answers' : 'ClamAV does not answer where HEARD_CLAMAV says: no file is taken until it does' }
}

const health = async (call: Call, where: string): Promise<Finding> => {
  const answer = await waitUntilReady(call, PATIENCE_MS)
  if (!answer) return { what: 'health', ok: false, detail: `still reading the log (${where})` }
  const { status, degraded } = answer
  return {
    what: 'health',
    ok: status === 'ready',
    detail: status === 'ready' ? `ready (${where})` : `standing still: ${degraded.join(', ')} (${where})`,
  }
}

/** A platform that answers at the configured address; none: undefined. */
export const checkRunning = async ({ port }: Pick<Configuration, 'port'>): Promise<Finding[] | undefined> => {
  const address = `http://127.0.0.1:${port}`
  try {
    const call = httpClient(address, (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(2_000) }))
    const answer = await call(live)
    if (!answer.ok) return undefined
    return [{ what: 'platform', ok: true, detail: `runs on ${address}` }, await health(call, 'as it says itself')]
  } catch {
    return undefined
  }
}

/** Opens the stores of the data folder in this process. */
export const checkHealth = async (surroundings: Surroundings): Promise<Finding[]> => {
  try {
    return await withConnection(await connectHere(surroundings), async ({ call, facts }) => [
      { what: 'stores', ok: true, detail: `open, ${(await facts?.()) ?? 0} facts` },
      await health(call, 'opened for this check'),
    ])
  } catch (error) {
    return [{ what: 'stores', ok: false, detail: explain(error) }]
  }
}
