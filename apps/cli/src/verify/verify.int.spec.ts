import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flip, serve, type TestLedger, testLedger } from './ledger.fixture.ts'

let ledger: TestLedger
const copies: string[] = []
beforeAll(async () => {
  ledger = await testLedger()
})
afterAll(() => ledger.close())

const name = (): string => `copy-${copies.push('')}`
const verify = async (where: string, ...more: string[]) => {
  const { code, out } = await ledger.run('verify', where, '--key', ledger.key, '--json', ...more)
  const data = JSON.parse(out.join('\n'))
  return { code, ...data, types: (data.doubts ?? []).map(({ type }: { type: string }) => type) }
}
const people = (where: string, ...more: string[]) => ledger.run('verify', where, '--key', ledger.key, ...more)
/** The place of the last entry of a type, and the entry. */
const lastOf = (type: string): [number, string] => {
  const index = ledger.entries.findLastIndex((entry) => entry.includes(`"type":"${type}"`))
  return [index, ledger.entries[index] ?? '']
}
const textOf = (entry: string): string => JSON.parse(entry).data.text
const bundleOf = (folder: string): string => {
  const [bundle] = readdirSync(join(folder, 'tile/entries/000.p')).toSorted((a, b) => Number(b) - Number(a))
  return `tile/entries/000.p/${bundle}`
}

describe('heard verify, of an honest ledger', () => {
  it('finds no doubt in a copy, and says what that proves and does not', async () => {
    const { code, out, errors } = await people('whole')
    expect([code, errors]).toStrictEqual([0, []])
    expect(out[0]).toMatch(new RegExp(`^No doubt: ${ledger.origin} holds ${ledger.entries.length} entries, root \\S{44}$`))
    expect(out.slice(1)).toStrictEqual([
      '',
      'Checked:',
      '  the signature of the log; no trusted witness signed',
      '  every entry and every file of the log, up to the root that was signed',
      '  that each entry is in its published form and can follow those before it',
      expect.stringMatching(/^ {2}the words behind the entries: \d{3} texts as published, 0 withdrawn and said to be$/),
      'Not checked: whether it was rewritten before today, since no older checkpoint was given.',
      'Keep its checkpoint with --keep FILE: the next check then notices whether it was rewritten since.',
      '',
      'This proves that nobody changed, removed, moved or added an entry, or changed published words, after the log signed.',
      'It does not prove that what was entered is true, that everything was entered, or that others are shown the same ledger:',
      'compare the root with theirs, or trust witnesses with --policy.',
    ])
  })

  it('warns when the key came from the ledger itself', async () => {
    const { code, out } = await ledger.run('verify', 'whole')
    expect([code, out.slice(-3)]).toStrictEqual([
      0,
      [
        'Warning: without --key the key was taken from the ledger itself. Whoever replaced the ledger could have replaced the key too.',
        'Ask the organisations, a witness or an older copy whether this is the key, and give it next time:',
        `  --key ${ledger.key}`,
      ],
    ])
  })

  it('keeps a verified checkpoint, and compares it with the next by itself', async () => {
    expect(await verify('earlier', '--keep', 'kept')).toMatchObject({ code: 0, comparedWithOlder: false, kept: join(ledger.folder, 'kept') })
    expect(await verify('whole', '--keep', 'kept')).toMatchObject({ code: 0, comparedWithOlder: true })
    expect(readFileSync(join(ledger.folder, 'kept'), 'utf8')).toBe(readFileSync(join(ledger.whole, 'checkpoint'), 'utf8'))
    expect((await verify('earlier', '--keep', 'kept')).types).toStrictEqual(['history-shorter'])
    expect(readFileSync(join(ledger.folder, 'kept'), 'utf8')).toBe(readFileSync(join(ledger.whole, 'checkpoint'), 'utf8'))
  })

  it('takes a policy of keys in place of one key', async () => {
    writeFileSync(join(ledger.folder, 'policy'), `log ${ledger.key}\nquorum none\n`)
    expect((await ledger.run('verify', 'whole', '--policy', 'policy')).code).toBe(0)
  })

  it('reads it from any web server, at its own address and at that of the site', async () => {
    const site = ledger.copy(`${name()}/ledger`)
    const { url, close } = await serve(join(site, '..'))
    expect(await verify(url)).toMatchObject({ code: 0, place: `${url}/ledger`, verified: true })
    expect(await verify(`${url}/ledger/`)).toMatchObject({ code: 0, place: `${url}/ledger`, verified: true })
    close()
  })
})

describe('heard verify, of files that were changed', () => {
  it.each<[string, (folder: string) => void, string[]]>([
    ['an entry', (folder) => flip(join(folder, bundleOf(folder)), 40), ['entry-changed', 'root-differs', 'file-changed', 'entry-not-canonical']],
    ['a hash', (folder) => flip(join(folder, bundleOf(folder).replace('entries', '0')), 40), ['entry-changed', 'file-changed']],
    ['the root', (folder) => flip(join(folder, 'checkpoint'), ledger.origin.length + 8), ['checkpoint-not-trusted']],
    ['a checkpoint that is empty', (folder) => writeFileSync(join(folder, 'checkpoint'), ''), ['checkpoint-not-trusted']],
    ['a bundle that is missing', (folder) => rmSync(join(folder, bundleOf(folder))), ['file-missing', 'file-missing']],
    ['a file that does not belong there', (folder) => cpSync(join(folder, bundleOf(folder)), join(folder, 'tile/entries/005')), ['file-extra']],
    [
      'an older checkpoint put back',
      (folder) => cpSync(join(ledger.earlier, 'checkpoint'), join(folder, 'checkpoint')),
      ['file-extra', 'file-extra'],
    ],
  ])('doubts it for %s', async (_, change, expected) => {
    const folder = ledger.copy(name())
    change(folder)
    const { code, types } = await verify(folder)
    expect([code, [...new Set(types)]]).toStrictEqual([1, [...new Set(expected)]])
  })

  it('names the entry and the file, and what to do', async () => {
    const folder = ledger.copy(name())
    const bundle = bundleOf(folder)
    flip(join(folder, bundle), 40)
    const { code, out } = await people(folder)
    expect([code, out[0], out[1], out.at(-1)]).toStrictEqual([
      1,
      expect.stringMatching(/^Do not rely on this ledger as it stands: \d things are wrong\.$/),
      `  Entry 0 in ${bundle} does not fit its hash in ${bundle.replace('entries', '0')}: one of the two was changed.`,
      'Keep a copy of its files before you ask anybody.',
    ])
  })
})

describe('heard verify, of a history that was signed again', () => {
  it('notices it by the kept checkpoint only', async () => {
    const [index, entry] = lastOf('progress.reported')
    const nicer = ledger.entries.with(index, entry.replace('"delayed"', '"under-way"'))
    const folder = await ledger.sign(name(), nicer)
    expect((await verify(folder)).code).toBe(0)
    const { code, out } = await people(folder, '--since', 'earlier/checkpoint')
    expect([code, out.slice(0, 2)]).toStrictEqual([
      1,
      [
        'Do not rely on this ledger as it stands: 1 thing is wrong.',
        `  The first ${ledger.entries.length - 1} entries are not those of the older checkpoint: the history was rewritten after it was signed.`,
      ],
    ])
  })

  it('names what cannot be, even without one', async () => {
    const [made] = lastOf('commitment.made')
    const first = ledger.entries.findIndex((entry) => entry.includes('"type":"commitment.made"'))
    const commitment = JSON.parse(ledger.entries[first] ?? '').data.commitment
    const [amended] = lastOf('commitment.amended')
    const dropped = await verify(await ledger.sign(name(), ledger.entries.toSpliced(first, 1)))
    expect([dropped.code, dropped.doubts[0].message]).toStrictEqual([
      1,
      `Entry ${amended - 1} (commitment.amended) is about the commitment ${commitment}, which no entry before it made. Ask an auditor with access to the private log for the fact behind this entry and for the one that is missing.`,
    ])
    const repeated = await verify(await ledger.sign(name(), ledger.entries.toSpliced(made + 1, 0, ledger.entries[made] ?? '')))
    expect(repeated.types).toStrictEqual(['fact-repeated', 'out-of-order'])
    const swapped = ledger.entries.with(first, ledger.entries[amended] ?? '').with(amended, ledger.entries[first] ?? '')
    expect((await verify(await ledger.sign(name(), swapped))).types).toStrictEqual(['out-of-order'])
    const [late, answer] = lastOf('response.given')
    const appended = [...ledger.entries.toSpliced(late, 1), answer]
    expect((await verify(await ledger.sign(name(), appended))).code).toBe(0)
    const old = answer.replace(/"at":"20\d\d/, '"at":"2020')
    expect((await verify(await ledger.sign(name(), [...ledger.entries.toSpliced(late, 1), old]))).types).toStrictEqual(['time-backwards'])
    const spaced = await verify(await ledger.sign(name(), ledger.entries.with(0, ` ${ledger.entries[0]}`)))
    expect(spaced.doubts[0].message).toMatch(/^Entry 0 is not canonical JSON/)
  })
})

describe('heard verify, of the words behind entries', () => {
  const wordsOf = (folder: string, entry: string): string => join(folder, 'wording', `${textOf(entry)}.json`)

  it('names the entry and field whose words were changed or are missing', async () => {
    const [index, entry] = lastOf('commitment.made')
    const [changed, missing] = [ledger.copy(name()), ledger.copy(name())]
    const file = wordsOf(changed, entry)
    writeFileSync(file, readFileSync(file, 'utf8').replace('languages', 'tongues'))
    rmSync(wordsOf(missing, entry))
    expect(await verify(changed)).toMatchObject({ code: 1, doubts: [{ type: 'wording-changed', index: String(index), field: 'text' }] })
    const { code, out } = await people(missing)
    expect([code, out[1]]).toStrictEqual([
      1,
      `  Entry ${index} has in its field "text" the binding ${textOf(entry)}: the file with its words is not there, and no entry says that they were withdrawn. Ask the operator for the file; without it nobody can see what was said.`,
    ])
  })

  it('says of withdrawn words that they were withdrawn, and doubts them while they are still there', async () => {
    const [, entry] = lastOf('outcome.claimed')
    const { fact: _, ...said } = JSON.parse(entry)
    const data = { binding: said.data.text, programme: 'luton-cancer', reason: 'personal-data' }
    const taken = `{"at":"${said.at}","data":${JSON.stringify(data)},"fact":"01a2242c-ffff-7ccc-8888-999999999999","type":"wording.withdrawn","v":1}`
    const folder = await ledger.sign(name(), [...ledger.entries, taken])
    expect((await verify(folder)).types).toStrictEqual(['wording-not-withdrawn'])
    rmSync(wordsOf(folder, entry))
    expect(await verify(folder)).toMatchObject({ code: 0, doubts: [], wording: { withdrawn: 1 } })
  })
})

describe('heard verify, when it cannot check', () => {
  const other = `other.example/ledger+ccdb5c4a+AcK4NZXliS6wJxbR8fD09wAYfUgvM4dxBBB1zL9KPwpb`

  it.each<[string, readonly string[], number, RegExp]>([
    ['no ledger', ['verify', '.'], 1, /^There is no ledger at .*: neither there nor in "ledger" below it is a file "checkpoint"$/],
    ['no folder', ['verify', 'gone'], 1, /^There is no ledger at /],
    ['no argument', ['verify'], 2, /^LEDGER is missing/],
    ['a key that is none', ['verify', 'whole', '--key', 'abc'], 2, /^--key: This is not a verifier key: /],
    ['a key with a mistyped letter', ['verify', 'whole', '--key', other], 2, /^--key: This is not a verifier key: its id should be .*mistyped/],
    ['a policy that is not there', ['verify', 'whole', '--policy', 'gone'], 2, /^--policy gone: it cannot be read \(ENOENT; looked at /],
    ['a policy that is none', ['verify', 'whole', '--policy', 'whole/checkpoint'], 2, /^--policy whole\/checkpoint: This is not a policy: line 1: /],
    ['key and policy', ['verify', 'whole', '--key', other, '--policy', 'x'], 2, /^--key and --policy are both given/],
    ['an older checkpoint that is not there', ['verify', 'whole', '--since', 'gone'], 2, /^--since gone: it cannot be read \(ENOENT/],
    ['nobody at the address', ['verify', 'http://127.0.0.1:9'], 1, /^http:\/\/127\.0\.0\.1:9\/checkpoint cannot be read: .*/],
  ])('says so: %s', async (_, line, code, message) => {
    const ended = await ledger.run(...line)
    expect([ended.code, ended.errors[0]]).toStrictEqual([code, expect.stringMatching(message)])
  })

  it('doubts a ledger of another key, an older checkpoint that is none, and one that names no key', async () => {
    const strange = (await ledger.run('verify', 'whole', '--key', '127.0.0.1:1/x+64e3cc42+AQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJ')).out
    expect(strange[1]).toMatch(/whose key is not among those trusted\.$/)
    expect((await verify('whole', '--since', 'whole/heard-ledger.json')).types).toStrictEqual(['older-checkpoint-not-trusted'])
    const folder = ledger.copy(name())
    renameSync(join(folder, 'heard-ledger.json'), join(folder, 'gone'))
    expect((await ledger.run('verify', folder)).errors[0]).toMatch(
      /does not say which key signs \(heard-ledger\.json is missing\); give it with --key$/,
    )
    writeFileSync(join(folder, 'heard-ledger.json'), '{}')
    expect((await ledger.run('verify', folder)).errors[0]).toMatch(/does not say which key signs; give it with --key$/)
  })

  it('ends when a server fails again and again, and goes on when it fails once', async () => {
    const failing = new Set([`/${bundleOf(ledger.whole)}`])
    const once = await serve(ledger.whole, (path) => (failing.delete(path) ? 503 : undefined))
    expect(await verify(once.url)).toMatchObject({ code: 0 })
    once.close()
    const always = await serve(ledger.whole, (path) => (path.startsWith('/wording/') ? 503 : undefined))
    expect((await people(always.url)).errors[0]).toMatch(/\/wording\/\S+ could not be read: the server answered 503\.$/)
    always.close()
  })
})
