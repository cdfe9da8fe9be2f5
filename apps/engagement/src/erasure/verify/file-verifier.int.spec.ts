import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Sealed } from '@heard/contracts'
import { MemoryEventStore } from '@heard/event-store'
import { aloneWork, derivedUuid, Outbox, readConfiguration, silentTelemetry } from '@heard/service-kit'
import { FileKeys, SqliteVault, type Vault } from '@heard/vault'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quotationStream } from '../../quotation/quotation.events.ts'
import { contributionStream } from '../../story/contribution.events.ts'
import { followStream } from '../../story/follow/follow.events.ts'
import { erasureStream } from '../erasure.events.ts'
import type { Asked } from '../erasure.state.ts'
import { FileVerifier } from './file-verifier.ts'

const id = (last: number): string => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`
const programme = 'luton'
const [contribution, person, follow, subject, quotation, erasure] = [id(1), id(2), id(3), id(4), id(5), id(6)]
const asked: Asked = { programme, erasure, contribution, person, by: 'resident' }
const at = '2026-11-23T10:00:00.000Z'
const mail = { to: 'a@heard.example', subject: 's', text: 't', language: 'en', unsubscribe: 'https://heard.example/' }

describe('the check of an erasure', () => {
  let folder: string
  let vault: Vault
  let store: MemoryEventStore
  let outbox: Outbox
  let verifier: FileVerifier
  let refs: { words: Sealed; address: Sealed; copy: Sealed }

  const record = async (stream: string, type: string, data: object, command?: string): Promise<void> => {
    const metadata = command === undefined ? { actor: 'spec', at } : { actor: 'spec', at, command }
    const factId = derivedUuid(`${stream}/${type}`)
    await store.append({ stream, expected: 'any', facts: [{ id: factId, type, version: 1, data, metadata }] })
  }
  const link = (domain: string, value: string) => vault.fingerprint(domain, value)

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heard-verifier-'))
    store = new MemoryEventStore()
    vault = await SqliteVault.open({
      file: join(folder, 'vault.sqlite'),
      keys: new FileKeys({ folder: join(folder, 'keys') }),
      policy: async (rows) => rows.map(() => ({ allowed: true })),
      record: async () => undefined,
      now: () => at,
    })
    const platform = {
      configuration: readConfiguration({ HEARD_DATA_DIR: folder, HEARD_SMTP_URL: 'smtp://127.0.0.1:9' }, '/'),
      store,
      vault,
      clock: { now: () => Date.parse(at) },
      telemetry: silentTelemetry,
      work: aloneWork(folder),
    }
    outbox = new Outbox(platform)
    verifier = new FileVerifier(platform)
    const [words, address, copy] = await vault.seal(
      [
        { subject: person, purpose: 'narrative', field: 'contribution.words', payload: 'It hurt.' },
        { subject, purpose: 'contact', field: 'follow.address', payload: 'a@heard.example' },
        { subject: person, purpose: 'publication', field: 'quotation.words', payload: 'It hurt.' },
      ],
      { deadline: at },
    )
    if (!words || !address || !copy) throw new TypeError('nothing was sealed')
    refs = { words, address, copy }
    await vault.link(link('receipt-of', contribution), { receipt: 'r' })
    await record(contributionStream(programme, contribution), 'ContributionShared', { programme, contribution, person, words })
    await began(follow, address)
    await outbox.put({ recipient: follow, cause: 'confirm', mail })
    const quoted = quotationStream(programme, quotation)
    await record(quoted, 'QuotationProposed', { programme, quotation, contribution, field: 'happened', from: 0, to: 8 })
    await record(quoted, 'QuotationApproved', { programme, quotation, words: copy })
    await record(erasureStream(programme, erasure), 'ErasureStarted', { programme, erasure, contribution, person })
  })
  afterEach(async () => {
    await outbox.onApplicationShutdown()
    await vault.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const began = async (following: string, address: Sealed): Promise<void> => {
    await vault.unlink(link('following', contribution))
    await vault.linkAll([
      { fingerprint: link('following', contribution), target: { programme, follow: following } },
      { fingerprint: link('followed', following), target: { programme, contribution } },
    ])
    await record(followStream(programme, following), 'FollowAsked', { programme, follow: following, address })
  }

  /** What an erasure does, each part by itself. */
  const parts = {
    keys: () => vault.erase(person),
    receipt: () => vault.unlink(link('receipt-of', contribution)),
    mail: () => outbox.forget(follow),
    ending: () => record(followStream(programme, follow), 'FollowEnded', { programme, follow, why: 'erased' }, erasure),
    address: () => vault.erase(subject, ['contact']),
    following: () => vault.unlink(link('following', contribution)),
    followed: () => vault.unlink(link('followed', follow)),
    withdrawal: () => record(quotationStream(programme, quotation), 'QuotationWithdrawn', { programme, quotation, why: 'erased' }),
    copy: () => vault.withdraw([refs.copy.ref]),
  }
  const all = Object.keys(parts) as (keyof typeof parts)[]
  const after = async (done: readonly (keyof typeof parts)[], of: Asked = asked) => {
    for (const part of done) await parts[part]()
    return verifier.findLeft(of)
  }

  it('finds nothing when everything was done', async () => expect(await after(all)).toEqual([]))
  it('finds everything when nothing was done', async () => expect(await after([])).toEqual(['vault', 'receipts', 'mails', 'follows', 'quotations']))
  it.each([
    ['receipt', ['receipts']],
    ['mail', ['mails']],
    ['address', ['follows']],
    ['following', ['follows']],
    ['followed', ['follows']],
    ['withdrawal', ['quotations']],
  ] as const)('names the store when the %s alone was not done', async (part, left) =>
    expect(await after(all.filter((one) => one !== part))).toEqual(left),
  )
  it('names the vault when the keys alone were not destroyed', async () =>
    expect(await after(all.filter((part) => part !== 'keys'))).toEqual(['vault']))
  describe('in the analysis index', () => {
    const tombstone = createHash('sha256').update(person).digest('base64url')
    const indexed = (row: string) => {
      mkdirSync(join(folder, 'read'))
      const database = new DatabaseSync(join(folder, 'read', 'analysis.sqlite'))
      database.exec(`
        CREATE TABLE contribution (seq INTEGER PRIMARY KEY, person TEXT, withdrawn INTEGER, community TEXT, ward TEXT, spans TEXT, lengths TEXT);
        CREATE TABLE contribution_barrier (seq INTEGER, barrier TEXT);
        CREATE TABLE conversed (seq INTEGER, texts TEXT);
        CREATE TABLE answer (seq INTEGER, option TEXT);
        CREATE VIRTUAL TABLE words USING fts5(happened);
        INSERT INTO contribution VALUES ${row}`)
      return database
    }
    it.each([
      ['an id', `(1, '${person}', 1, NULL, NULL, NULL, NULL)`],
      ['what is in use', `(1, '${tombstone}', 0, NULL, NULL, NULL, NULL)`],
      ['a community', `(1, '${tombstone}', 1, 'polish', NULL, NULL, NULL)`],
      ['a ward', `(1, '${tombstone}', 1, NULL, 'biscot', NULL, NULL)`],
      ['where words were taken out', `(1, '${tombstone}', 1, NULL, NULL, '[]', NULL)`],
      ['how long words were', `(1, '${tombstone}', 1, NULL, NULL, NULL, '{}')`],
    ])('finds %s', async (_, row) => {
      indexed(row).close()
      expect(await after(all)).toEqual(['analysis-index'])
    })
    it.each([
      ['what got in the way', `contribution_barrier VALUES (1, 'cost')`],
      ['which questions were answered', `conversed VALUES (1, '["q"]')`],
      ['what was chosen', `answer VALUES (1, 'yes')`],
    ])('finds %s', async (_, row) => {
      const database = indexed(`(1, '${tombstone}', 1, NULL, NULL, NULL, NULL)`)
      database.exec(`INSERT INTO ${row}`)
      database.close()
      expect(await after(all)).toEqual(['analysis-index'])
    })
    it('finds words, and nothing in a row that only stands for somebody', async () => {
      const database = indexed(`(1, '${tombstone}', 1, NULL, NULL, NULL, NULL), (2, 'somebody else', 0, 'polish', 'biscot', '[]', '{}')`)
      database.exec(`INSERT INTO words (rowid, happened) VALUES (2, 'It hurt.')`)
      expect(await after(all)).toEqual([])
      database.exec(`INSERT INTO words (rowid, happened) VALUES (1, 'It hurt.')`)
      database.close()
      expect(await verifier.findLeft(asked)).toEqual(['analysis-index'])
    })
  })
  it('knows of the address and the mail by the fact that ended them, when the links are gone', async () => {
    const started = derivedUuid(`${erasureStream(programme, erasure)}/ErasureStarted`)
    await record(followStream(programme, follow), 'FollowEnded', { programme, follow, why: 'erased' }, started)
    expect(await after(['keys', 'receipt', 'following', 'followed', 'withdrawal', 'copy'])).toEqual(['mails', 'follows'])
  })
  it('is not misled by what ended for somebody else', async () => {
    await record(followStream(programme, id(9)), 'FollowAsked', { programme, follow: id(9), address: { ref: 'kept', binding: 'b' } })
    await record(followStream(programme, id(9)), 'FollowEnded', { programme, follow: id(9), why: 'erased' }, id(8))
    expect(await after(all)).toEqual([])
  })

  describe('for some purposes only', () => {
    const limited = (...purposes: string[]): Asked => ({ ...asked, purposes })

    it('looks for followers and mails where it was about contact, and for nothing else', async () => {
      const contact = limited('contact')
      await vault.erase(person, ['contact'])
      expect(await after([], contact)).toEqual(['mails', 'follows'])
      expect(await after(['mail', 'ending', 'address', 'following', 'followed'], contact)).toEqual([])
    })
    it('leaves an address that was given anew after the erasure had started', async () => {
      await vault.erase(person, ['contact'])
      await parts.mail()
      await parts.ending()
      await parts.address()
      await parts.followed()
      const [address] = await vault.seal([{ subject: id(12), purpose: 'contact', field: 'follow.address', payload: 'b@heard.example' }], {
        deadline: at,
      })
      await began(id(11), address ?? refs.address)
      expect(await verifier.findLeft(limited('contact'))).toEqual([])
      expect(await verifier.findLeft(asked)).toContain('follows')
    })
    it('looks for quotations where it was about the words or the consent to be quoted', async () => {
      await vault.erase(person, ['anonymous-quotation'])
      expect(await after([], limited('anonymous-quotation'))).toEqual(['quotations'])
      expect(await after(['withdrawal'], limited('anonymous-quotation'))).toEqual(['quotations'])
      expect(await after(['copy'], limited('anonymous-quotation'))).toEqual([])
    })
    it('wants no key left that could seal another copy, where it was about the words', async () => {
      await vault.erase(person, ['narrative'])
      const other = { subject: person, purpose: 'publication', field: 'quotation.words', payload: 'It' }
      await vault.seal([other], { deadline: at })
      expect(await after(['withdrawal', 'copy'], limited('narrative'))).toEqual(['quotations'])
      await vault.erase(person, ['publication'])
      expect(await verifier.findLeft(limited('narrative'))).toEqual([])
    })
    it('looks for neither where it was about something else', async () => {
      await vault.erase(person, ['equality'])
      expect(await after([], limited('equality'))).toEqual([])
    })
  })
})
