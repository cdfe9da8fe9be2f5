import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LedgerCheck } from '@heard/audit-trail/check'
import { proveLeaf, showLedgerEntry } from '@heard/contracts/ledger'
import { FolderTiles, nodeCryptography } from '@heard/transparency-log'
import { parseCheckpoint, parseVerifierKey, type Report, trustLogs, utf8, verifyLog, verifyProofFile } from '@heard/transparency-log/verify'
import { readText } from './durable-file.ts'
import type { TestHeard } from './testing.ts'

/** What somebody kept of both logs: every file, and a proof of every so-many-th entry with its bytes. */
export type SavedLogs = {
  readonly folder: string
  readonly proofs: Readonly<Record<LogName, readonly { readonly index: bigint; readonly leaf: string; readonly proof: string }[]>>
  discard(): void
}
type LogName = 'ledger' | 'private-log'

const EVERY = 25n

const proofOf = async (test: TestHeard, log: LogName, index: bigint) => {
  const params = { index: String(index) }
  const answer =
    log === 'ledger' ? await test.call(showLedgerEntry, { params }) : await test.call(proveLeaf, { params }, { headers: await test.as('auditor') })
  if (!answer.ok) throw new Error(answer.problem.title)
  return { index, leaf: answer.body.leaf, proof: answer.body.proof }
}

const proofsOf = async (test: TestHeard, log: LogName, size: bigint) => {
  const proofs = []
  for (let index = 0n; index < size; index += EVERY) proofs.push(await proofOf(test, log, index))
  return proofs
}

const sizeIn = (folder: string): bigint => parseCheckpoint(readFileSync(join(folder, 'checkpoint'), 'utf8')).size

/** Keeps both logs as they are now. */
export const saveLogs = async (test: TestHeard): Promise<SavedLogs> => {
  await test.as('auditor')
  await test.heard.settleLedger()
  const folder = mkdtempSync(join(tmpdir(), 'heard-saved-'))
  for (const log of ['ledger', 'private-log'] as const) cpSync(join(test.folder, log), join(folder, log), { recursive: true })
  const proofs = {
    ledger: await proofsOf(test, 'ledger', sizeIn(join(folder, 'ledger'))),
    'private-log': await proofsOf(test, 'private-log', sizeIn(join(folder, 'private-log'))),
  }
  return { folder, proofs, discard: () => rmSync(folder, { recursive: true }) }
}

/** Files of a log that were kept and are not there any more as they were. Partial tiles of the private log go when they are full. */
const changedFiles = (saved: string, now: string, log: LogName): readonly string[] =>
  readdirSync(join(saved, log), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => join(found.parentPath, found.name).slice(join(saved, log).length + 1))
    .filter((path) => path.startsWith('tile') && !(log === 'private-log' && path.includes('.p')))
    .filter((path) => !readFileSync(join(saved, log, path)).equals(readFileSync(join(now, log, path))))

const doubtsOf = async (folder: string, log: LogName, key: string, since: string): Promise<readonly string[]> => {
  const check = new LedgerCheck(nodeCryptography.sha256)
  const steps = verifyLog({
    source: new FolderTiles(join(folder, log)),
    cryptography: nodeCryptography,
    policy: trustLogs(parseVerifierKey(nodeCryptography.sha256, key)),
    since,
    ...(log === 'ledger' ? { onEntry: (index: bigint, bytes: Uint8Array) => check.entry(index, bytes) } : {}),
  })
  let report: Report | undefined
  for await (const step of steps) if (step.kind === 'report') report = step
  const said = await check.finish((binding) => readText(join(folder, log, 'wording', `${binding}.json`)))
  return [...(report?.doubts.map(({ message }) => message) ?? ['no report']), ...said.doubts.map(({ message }) => message)]
}

/** Everything that is not as it was when the logs were kept, or not as it must be. */
export const faultsSince = async ({ folder, proofs }: SavedLogs, test: TestHeard): Promise<readonly string[]> => {
  await test.heard.settleLedger()
  const described = JSON.parse(readFileSync(join(test.folder, 'ledger', 'heard-ledger.json'), 'utf8'))
  const faults: string[] = []
  for (const [log, key] of [
    ['ledger', described.verifierKey],
    ['private-log', described.privateVerifierKey],
  ] as const) {
    faults.push(...changedFiles(folder, test.folder, log))
    const policy = trustLogs(parseVerifierKey(nodeCryptography.sha256, key))
    for (const { index, leaf, proof } of proofs[log]) {
      const now = await proofOf(test, log, index)
      if (now.leaf !== leaf) faults.push(`${log} ${index} has another leaf`)
      if (verifyProofFile(nodeCryptography, proof, utf8(now.leaf), policy).index !== index) faults.push(`${log} ${index} is not proven`)
    }
    faults.push(...(await doubtsOf(test.folder, log, key, readFileSync(join(folder, log, 'checkpoint'), 'utf8'))))
  }
  return faults
}
