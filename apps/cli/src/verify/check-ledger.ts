import { LedgerCheck, type LedgerChecked } from '@heard/audit-trail/check'
import { nodeCryptography } from '@heard/transparency-log'
import { type LogSource, type Report, type TrustPolicy, verifyLog } from '@heard/transparency-log/verify'
import { Failed } from '../failures.ts'
import type { LedgerFiles } from './ledger-files.ts'

/** What came of checking a ledger: its log, and what its entries say. */
export type Checked = {
  readonly log: Report
  readonly content: LedgerChecked
  /** The checkpoint that was checked, as it was read. */
  readonly checkpoint: string
  /** Whether another checkpoint is published by now. */
  readonly grew: boolean
}

type Means = { readonly files: LedgerFiles; readonly policy: TrustPolicy; readonly since: string | undefined; progress(line: string): void }

/** Checks the log that was signed and what it says. The checkpoint is read once: what is kept of it is what was checked. */
export const checkLedger = async ({ files, policy, since, progress }: Means): Promise<Checked> => {
  const checkpoint = (await files.text('checkpoint')) ?? ''
  const { log } = files
  const list = log.list?.bind(log)
  const source: LogSource = {
    read: async (path) => (path === 'checkpoint' ? new TextEncoder().encode(checkpoint) : log.read(path)),
    ...(list && { list }),
  }
  const check = new LedgerCheck(nodeCryptography.sha256)
  const onEntry = (index: bigint, entry: Uint8Array): void => check.entry(index, entry)
  const options = { source, policy, cryptography: nodeCryptography, onEntry, ...(since === undefined ? {} : { since }) }
  let report: Report | undefined
  for await (const step of verifyLog(options)) {
    if (step.kind === 'report') report = step
    else progress(`checked ${step.entries} of ${step.of} entries`)
  }
  if (!report) throw new Failed('the check of the log ended without a report')
  progress('checking the words behind the entries')
  const content = await check.finish((binding) => files.text(`wording/${binding}.json`))
  return { log: report, content, checkpoint, grew: (await files.text('checkpoint')) !== checkpoint }
}
