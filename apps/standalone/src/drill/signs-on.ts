import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FolderTiles, nodeCryptography } from '@heard/transparency-log'
import { parseVerifierKey, trustLogs, verifyLog } from '@heard/transparency-log/verify'
import type { Heard } from '../boot.ts'

/** Whether a published log verifies from its files and begins with all that was signed `since`; the number of its entries, or nothing. */
const grownSince = async (folder: string, key: string, since: string): Promise<bigint | undefined> => {
  const policy = trustLogs(parseVerifierKey(nodeCryptography.sha256, key))
  for await (const step of verifyLog({ source: new FolderTiles(folder), cryptography: nodeCryptography, policy, since })) {
    if (step.kind === 'report') return step.verified ? step.entries : undefined
  }
  return undefined
}

/** Whether both logs of the folder `then` go on from what was published in the folder `now`, and have signed every fact. */
export const signsOn = async (now: string, then: string, { platform, ledger: logs, settleLedger }: Heard): Promise<boolean> => {
  await settleLedger()
  if (!logs) return false
  const published = (log: string): string => readFileSync(join(now, log, 'checkpoint'), 'utf8')
  const [shown, kept] = await Promise.all([logs.status(), logs.privateStatus()])
  const ledger = await grownSince(join(then, 'ledger'), shown.verifierKey, published('ledger'))
  const log = await grownSince(join(then, 'private-log'), kept.verifierKey, published('private-log'))
  return ledger !== undefined && log === (await platform.store.head())
}
