import { FileKeys } from './file-keys.ts'
import { SqliteVault } from './sqlite-vault.ts'

/** Seals without end, and says of each what was acknowledged. Started by the crash spec: `crash-writer <file> <key folder> <cycle>`. */
const [, , file = '', folder = '', cycle = ''] = process.argv
const now = () => new Date().toISOString()
const vault = await SqliteVault.open({ file, keys: new FileKeys({ folder }), policy: async () => [], record: async () => undefined, now })

const write = async (writer: number): Promise<void> => {
  for (let index = 0; ; index += 1) {
    const key = `${cycle}-${writer}-${index}`
    const request = { subject: key, purpose: 'narrative', field: 'contribution.narrative', payload: `story ${key}` }
    const remember = { kind: 'answer' as const, key, payload: key, expires: '2100-01-01T00:00:00.000Z' }
    const [sealed] = await vault.seal([request], { deadline: '2100-01-01T00:00:00.000Z', remember })
    process.stdout.write(`${JSON.stringify({ ...sealed, key })}\n`)
  }
}
await Promise.all(Array.from({ length: 10 }, (_, writer) => write(writer)))
