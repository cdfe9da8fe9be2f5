import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeCryptography } from '../node-cryptography.ts'
import { textOf, toBase64, utf8 } from './bytes.ts'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { Malformed } from './malformed.ts'
import { checkSignature, formatNote, formatSignatureLine, parseNote } from './note.ts'
import { openCheckpoint, Untrusted } from './open-checkpoint.ts'
import { flips, leaves, naiveRoot, REAL_KEY, sha256, testKey, testText } from './test-log.ts'
import { trustLogs } from './trust-policy.ts'
import { formatVerifierKey, parseVerifierKey } from './verifier-key.ts'

const { ed25519 } = nodeCryptography
const real = parseVerifierKey(sha256, REAL_KEY)
const signed = testText('log/checkpoint')
const log = testKey('heard.example/ledger', 'ed25519', 1)
const witness = testKey('witness.example/w1', 'cosignature/v1', 2)

const opens = (bytes: Uint8Array): boolean => {
  const text = textOf(bytes)
  if (text === undefined) return false
  try {
    openCheckpoint(ed25519, text, trustLogs(real))
    return true
  } catch (error) {
    if (error instanceof Malformed || error instanceof Untrusted) return false
    throw error
  }
}

describe('verifier keys', () => {
  it('reads back what it writes', () => {
    expect(formatVerifierKey(real)).toBe(REAL_KEY)
    expect(parseVerifierKey(sha256, formatVerifierKey(witness.key))).toEqual(witness.key)
  })

  it('notices every character that is changed', () => {
    for (const flipped of flips(utf8(REAL_KEY))) {
      const text = textOf(flipped)
      if (text !== undefined) expect(() => parseVerifierKey(sha256, text)).toThrow(Malformed)
    }
  })

  it.each([
    ['', 'it must read'],
    ['name', 'it must read'],
    [REAL_KEY.toUpperCase(), 'it must read'],
    [`${REAL_KEY}\n`, 'it must read'],
    [` ${REAL_KEY}`, 'its name is empty or holds a space'],
    [REAL_KEY.replace('33d7b496', '33d7b497'), 'its id should be 33d7b496, not 33d7b497'],
    [REAL_KEY.replace('+AeHT', '+BuHT'), 'signatures of type 6 are not supported'],
    [REAL_KEY.slice(0, -4), 'an Ed25519 public key has 32 bytes'],
  ])('refuses %j: %s', (text, problem) => {
    expect(() => parseVerifierKey(sha256, text)).toThrow(problem)
  })
})

describe('a real signed log', () => {
  it('opens all 16 checkpoints and the current one', () => {
    for (let size = 0; size < 16; size += 1) {
      const opened = openCheckpoint(ed25519, testText(`log/checkpoint.${size}`), trustLogs(real))
      expect([opened.checkpoint.size, opened.log, opened.cosignatures]).toEqual([BigInt(size), real, []])
    }
    expect(openCheckpoint(ed25519, signed, trustLogs(real)).checkpoint).toEqual(parseCheckpoint(testText('log/checkpoint.15')))
  })

  it('notices every byte of a checkpoint that is changed', () => {
    expect(opens(utf8(signed))).toBe(true)
    let seen = 0
    for (const flipped of flips(utf8(signed))) {
      expect(opens(flipped)).toBe(false)
      seen += 1
    }
    expect(seen).toBe(2 * utf8(signed).length)
  })

  it('notices a checkpoint that ends early, or late', () => {
    for (let end = 0; end < signed.length; end += 1) expect(opens(utf8(signed.slice(0, end)))).toBe(false)
    for (const more of ['\n', ' ', '\0', 'x', '— x']) expect(opens(utf8(signed + more))).toBe(false)
  })
})

describe('notes', () => {
  const line = formatSignatureLine({ name: 'a', keyId: Uint8Array.of(1, 2, 3, 4), signature: Uint8Array.of(5) })

  it('reads back any note that it writes', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((any) => !/\p{Cc}/u.test(any))
      .map((any) => `${any}\n`)
    const signature = fc.record({
      name: fc.constantFrom('a', 'heard.example/ledger', 'née'),
      keyId: fc.uint8Array({ minLength: 4, maxLength: 4 }),
      signature: fc.uint8Array({ minLength: 1, maxLength: 80 }),
    })
    fc.assert(
      fc.property(fc.record({ text, signatures: fc.array(signature, { minLength: 1, maxLength: 16 }) }), (note) => {
        const read = parseNote(formatNote(note))
        expect({
          ...read,
          signatures: read.signatures.map((one) => ({ ...one, keyId: one.keyId.slice(), signature: one.signature.slice() })),
        }).toEqual(note)
      }),
    )
  })

  it('splits at the last blank line', () => {
    expect(parseNote(`a\n\nb\n\n${line}`).text).toBe('a\n\nb\n')
  })

  it.each([
    ['nothing', ''],
    ['no blank line', `text\n${line}`],
    ['no signature', 'text\n\n'],
    ['no text but the blank line', `\n${line}`],
    ['no line feed at the end', `text\n\n${line.slice(0, -1)}`],
    ['a blank line at the end', `text\n\n${line}\n`],
    ['a hyphen instead of the dash', `text\n\n${line.replace('—', '-')}`],
    ['two spaces', `text\n\n${line.replace('a ', 'a  ')}`],
    ['a space at the end', `text\n\n${line.replace('\n', ' \n')}`],
    ['a carriage return', `text\r\n\n${line}`],
    ['a tab', `te\txt\n\n${line}`],
    ['a zero byte', `te\0xt\n\n${line}`],
    ['half a character', `te\ud800xt\n\n${line}`],
    ['a plus in a name', `text\n\n${line.replace(' a ', ' a+b ')}`],
    ['a no-break space in a name', `text\n\n${line.replace(' a ', ' a\u00a0b ')}`],
    ['an empty name', `text\n\n${line.replace(' a ', '  ')}`],
    ['a signature of the key id alone', `text\n\n— a ${toBase64(Uint8Array.of(1, 2, 3, 4))}\n`],
    ['base64 without its padding', `text\n\n— a AQIDBAU\n`],
    ['101 signatures', `text\n\n${line.repeat(101)}`],
    ['a million characters', `${'x'.repeat(1_000_000)}\n\n${line}`],
  ])('refuses one with %s', (_what, note) => {
    expect(() => parseNote(note)).toThrow(Malformed)
  })

  it('accepts 100 signatures', () => {
    expect(parseNote(`text\n\n${line.repeat(100)}`).signatures.length).toBe(100)
  })
})

describe('checkpoints', () => {
  const checkpoint = { origin: log.key.name, size: 130n, root: naiveRoot(leaves(130)), extensions: [] }
  const text = formatCheckpoint(checkpoint)
  const note = (...signatures: Parameters<typeof formatNote>[0]['signatures']) => formatNote({ text, signatures })

  it('reads back what it writes, extension lines too', () => {
    const extended = { ...checkpoint, extensions: ['one', 'two words'] }
    const extendedText = formatCheckpoint(extended)
    expect(parseCheckpoint(formatNote({ text: extendedText, signatures: [log.signText(extendedText)] }))).toEqual(extended)
  })

  it.each([
    ['a leading zero', text.replace('\n130\n', '\n0130\n')],
    ['a sign', text.replace('\n130\n', '\n+130\n')],
    ['a negative size', text.replace('\n130\n', '\n-130\n')],
    ['a size beyond 64 bits', text.replace('\n130\n', '\n18446744073709551616\n')],
    ['a space behind the size', text.replace('\n130\n', '\n130 \n')],
    ['no origin', text.slice(text.indexOf('\n'))],
    ['two lines', text.split('\n').slice(0, 2).join('\n') + '\n'],
    ['a short root', text.replace(/\n(.{40}).*\n$/, '\n$1\n')],
    ['no padding', text.replace('=\n', '\n')],
    ['stray bits in the root', text.replace(/.=\n$/, 'B=\n')],
    ['an empty extension line', `${text}\nmore\n`],
  ])('refuses one with %s, whoever signed it', (_what, other) => {
    expect(() => openCheckpoint(ed25519, formatNote({ text: other, signatures: [log.signText(other)] }), trustLogs(log.key))).toThrow(Malformed)
  })

  const reasonOf = (act: () => unknown) => {
    try {
      act()
    } catch (error) {
      if (error instanceof Untrusted) return error.reason
      throw error
    }
    return 'trusted'
  }
  const twin = testKey(log.key.name, 'ed25519', 3)
  const policy = { ...trustLogs(log.key), witnesses: [{ key: witness.key }], quorum: { kind: 'witness' as const, key: witness.key } }

  it.each([
    ['the log and its witness', 'trusted', note(log.signText(text), witness.cosign(text, 1_700_000_000n))],
    ['them and somebody unknown of the same name', 'trusted', note(twin.signText(text), log.signText(text), witness.cosign(text, 1n))],
    ['the log alone', 'no-quorum', note(log.signText(text))],
    ['the witness alone', 'not-signed', note(witness.cosign(text, 1n))],
    ['another key of the same name', 'not-signed', note(twin.signText(text), witness.cosign(text, 1n))],
    ['the log, on another text', 'bad-signature', note(log.signText(`${text}x\n`), witness.cosign(text, 1n))],
    ['the witness, on another text', 'bad-signature', note(log.signText(text), witness.cosign(`${text}x\n`, 1n))],
    ['the witness, without the time', 'bad-signature', note(log.signText(text), witness.signText(text))],
    ['the log twice, once wrongly', 'bad-signature', note(log.signText(text), log.signText('x\n'), witness.cosign(text, 1n))],
    ['the witness at a time past 2^63', 'bad-signature', note(log.signText(text), witness.cosign(text, 2n ** 63n))],
  ])('signed by %s is %s', (_who, verdict, signedNote) => {
    expect(reasonOf(() => openCheckpoint(ed25519, signedNote, policy))).toBe(verdict)
  })

  it('tells when each witness cosigned, the last time if twice', () => {
    const opened = openCheckpoint(
      ed25519,
      note(log.signText(text), witness.cosign(text, 5n), witness.cosign(text, 7n), witness.cosign(text, 6n)),
      policy,
    )
    expect(opened.cosignatures).toEqual([{ key: witness.key, timestamp: 7n }])
  })

  it('is not trusted when its origin is not the name of a trusted key', () => {
    const other = testKey('heard.example/other', 'ed25519', 1)
    expect(reasonOf(() => openCheckpoint(ed25519, note(log.signText(text)), trustLogs(other.key)))).toBe('unknown-log')
    expect(reasonOf(() => openCheckpoint(ed25519, note(other.signText(text)), trustLogs(log.key, other.key)))).toBe('not-signed')
  })

  it('notices every changed byte of a cosignature that is asked for', () => {
    const cosigned = note(log.signText(text), witness.cosign(text, 1_700_000_000n))
    for (const flipped of flips(utf8(cosigned))) {
      const changed = textOf(flipped)
      if (changed !== undefined) expect(() => openCheckpoint(ed25519, changed, policy)).toThrow()
    }
  })

  it('gives the moment with a valid cosignature only', () => {
    const cosigned = witness.cosign(text, 42n)
    expect(checkSignature(ed25519, text, cosigned, witness.key)).toEqual({ valid: true, timestamp: 42n })
    expect(checkSignature(ed25519, text, { ...cosigned, signature: cosigned.signature.subarray(1) }, witness.key)).toEqual({ valid: false })
    expect(checkSignature(ed25519, text, log.signText(text), { ...log.key, publicKey: new Uint8Array(32).fill(255) })).toEqual({ valid: false })
  })
})
