import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from '../command.ts'
import { Failed } from '../failures.ts'
import { checkLedger } from './check-ledger.ts'
import { keyItGives, type LedgerFiles, openLedger } from './ledger-files.ts'
import { sayChecked } from './say-checked.ts'
import { givenTrust, readNamed, trustKey, trustOptions } from './trust.ts'

const ownKeyOf = async (files: LedgerFiles): Promise<string> => {
  const key = await keyItGives(files)
  if (key === undefined) throw new Failed(`${files.place} does not say which key signs (heard-ledger.json is missing); give it with --key`)
  return key
}

/** The old checkpoint is replaced whole or not at all. */
const keep = (file: string, checkpoint: string): void => {
  writeFileSync(`${file}.new`, checkpoint)
  renameSync(`${file}.new`, file)
}

/** `heard verify` */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Check a public ledger: signatures, every entry, the words behind them, and that nothing was rewritten',
  notes: ['Ends with 1 on any doubt, and names the entry. More: docs/guides/verify.md'],
  arguments: [{ name: 'LEDGER', what: 'address of a platform or of its ledger, or a folder with a copy of the ledger' }],
  options: {
    ...trustOptions,
    since: { value: 'FILE', what: 'checkpoint that you kept from before: the ledger must still begin with it' },
    keep: { value: 'FILE', what: 'where to keep the checkpoint once it is verified; one that is there already is compared first' },
  },
  async run(given, { standing, progress }) {
    const { texts } = given
    const trusted = givenTrust(given, standing)
    const kept = texts.keep === undefined ? undefined : resolve(standing, texts.keep)
    const older = texts.since ?? (kept !== undefined && existsSync(kept) ? kept : undefined)
    const since = older === undefined ? undefined : readNamed(texts.since === undefined ? '--keep' : '--since', standing, older).toString('utf8')
    const files = await openLedger(standing, texts.LEDGER ?? '')
    const ownKey = trusted ? undefined : await ownKeyOf(files)
    const policy = trusted ?? trustKey(`${files.place}/heard-ledger.json`, ownKey ?? '')
    const checked = await checkLedger({ files, policy, since, progress })
    const isGood = checked.log.verified && checked.content.doubts.length === 0
    if (kept !== undefined && isGood) keep(kept, checked.checkpoint)
    return sayChecked(checked, { place: files.place, ownKey, since, kept: isGood ? kept : undefined })
  },
}
