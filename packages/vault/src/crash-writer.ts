import { FileKeys } from './file-keys.ts'
import { sealStory, WRITERS } from './sealing-drill.ts'
import { openVault } from './vault-place.ts'

/** Seals without end, and says of each what was acknowledged. Started by drills, to be killed: `crash-writer <place as JSON> <key folder> <name>`. */
const [, , place = '', folder = '', name = ''] = process.argv
const now = () => new Date().toISOString()
const vault = await openVault(JSON.parse(place), { keys: new FileKeys({ folder }), policy: async () => [], record: async () => undefined, now })

const write = async (writer: number): Promise<void> => {
  for (let index = 0; ; index += 1) process.stdout.write(`${JSON.stringify(await sealStory(vault, `${name}-${writer}-${index}`))}\n`)
}
await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)))
