import { expect, it } from 'vitest'
import { Malformed } from './malformed.ts'
import { sha256, testKey } from './test-log.ts'
import { isQuorate, parseTrustPolicy, trustLogs } from './trust-policy.ts'
import { formatVerifierKey } from './verifier-key.ts'

const log = testKey('heard.example/ledger', 'ed25519', 1).key
const [x1, x2, x3, y1, y2] = ['x1', 'x2', 'x3', 'y1', 'y2'].map((name, at) => testKey(`${name}.example`, 'cosignature/v1', 10 + at).key)
const keys = { x1, x2, x3, y1, y2 }
const LOG = formatVerifierKey(log)
const key = (name: keyof typeof keys): string => formatVerifierKey(keys[name] ?? log)
const witnesses = Object.keys(keys)
  .map((name) => `witness ${name} ${key(name as keyof typeof keys)}`)
  .join('\n')
const file = `# who we trust
log ${LOG} https://heard.example/ledger

${witnesses}
\tgroup  X 2 x1 x2\tx3
group Y any y1 y2
group both all X Y
quorum both
`
const parse = (text: string) => parseTrustPolicy(sha256, text)
const chosen = (...names: readonly (keyof typeof keys)[]) => names.flatMap((name) => keys[name] ?? [])

it('reads logs, witnesses and who is enough', () => {
  const policy = parse(file)
  expect(policy.logs).toEqual([{ key: log, url: 'https://heard.example/ledger' }])
  expect(policy.witnesses.map(({ key: { name } }) => name)).toEqual(['x1.example', 'x2.example', 'x3.example', 'y1.example', 'y2.example'])
  const { quorum } = policy
  expect(isQuorate(quorum, chosen('x1', 'x3', 'y2'))).toBe(true)
  expect(isQuorate(quorum, chosen('x1', 'x2', 'x3', 'y1', 'y2'))).toBe(true)
  expect(isQuorate(quorum, chosen('x1', 'x2', 'x3'))).toBe(false)
  expect(isQuorate(quorum, chosen('x1', 'y1', 'y2'))).toBe(false)
  expect(isQuorate(quorum, [])).toBe(false)
})

it('needs no witness when it says so', () => {
  expect(parse(`log ${LOG}\nquorum none\n`)).toEqual(trustLogs(log))
  expect(isQuorate({ kind: 'none' }, [])).toBe(true)
})

it('may ask for one witness', () => {
  const { quorum } = parse(`witness w ${key('x1')}\nquorum w\n`)
  expect([isQuorate(quorum, chosen('x1')), isQuorate(quorum, chosen('x2'))]).toEqual([true, false])
})

it.each([
  ['no quorum', `log ${LOG}\n`, 'no line says "quorum"'],
  ['nothing', '', 'its last line does not end with a line feed'],
  ['no line feed at the end', 'quorum none', 'its last line does not end with a line feed'],
  ['a carriage return', 'quorum none\r\n', 'a control character'],
  ['two quorums', 'quorum none\nquorum none\n', 'line 2: quorum is said twice'],
  ['a quorum of two names', 'quorum none none\n', 'line 1: quorum needs one name'],
  ['a quorum of no name', 'quorum\n', 'line 1: quorum needs one name'],
  ['a quorum not defined above', `quorum w\nwitness w ${key('x1')}\n`, 'line 1: no line above defines "w"'],
  ['an unknown word', 'trust me\n', 'line 1: "trust" is none of'],
  ['a mistyped key', `log ${LOG.slice(0, -1)}\nquorum none\n`, 'line 1: This is not a verifier key'],
  ['a log without key', 'log\nquorum none\n', 'line 1: a verifier key and perhaps an address are expected'],
  ['a log with too much', `log ${LOG} a b\nquorum none\n`, 'line 1: a verifier key and perhaps an address are expected'],
  ['a log with the key of a witness', `log ${key('x1')}\nquorum none\n`, 'line 1: the key is not of type ed25519'],
  ['a witness with the key of a log', `witness w ${LOG}\nquorum w\n`, 'line 1: the key is not of type cosignature/v1'],
  ['a log twice', `log ${LOG}\nlog ${LOG}\nquorum none\n`, 'line 2: the same key stands there twice'],
  ['a witness twice', `witness a ${key('x1')}\nwitness b ${key('x1')}\nquorum a\n`, 'line 2: the same key stands there twice'],
  ['a name twice', `witness a ${key('x1')}\nwitness a ${key('x2')}\nquorum a\n`, 'line 2: "a" is taken or cannot be a name'],
  ['a witness called none', `witness none ${key('x1')}\nquorum none\n`, 'line 1: "none" is taken or cannot be a name'],
  ['none as a member', 'group g any none\nquorum g\n', 'line 1: no line above defines "none"'],
  ['a group without members', 'group g any\nquorum g\n', 'line 1: a group needs a name, a rule'],
  ['a group of more than it has', `witness a ${key('x1')}\ngroup g 2 a\nquorum g\n`, 'line 2: how many of the group are needed'],
  ['a group of zero', `witness a ${key('x1')}\ngroup g 0 a\nquorum g\n`, 'line 2: how many of the group are needed'],
  ['a group of 01', `witness a ${key('x1')}\ngroup g 01 a\nquorum g\n`, 'line 2: how many of the group are needed'],
  ['a member of two groups', `witness a ${key('x1')}\ngroup g any a\ngroup h any a\nquorum h\n`, 'line 3: "a" is a member already'],
  ['a member twice', `witness a ${key('x1')}\ngroup g 2 a a\nquorum g\n`, 'line 2: "a" is a member already'],
  ['a group in itself', 'group g any g\nquorum g\n', 'line 1: no line above defines "g"'],
])('refuses a file with %s', (_what, text, problem) => {
  expect(() => parse(text)).toThrow(Malformed)
  expect(() => parse(text)).toThrow(problem)
})
