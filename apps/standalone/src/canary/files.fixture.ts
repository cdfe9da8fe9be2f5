import { randomBytes } from 'node:crypto'
import {
  attachFile,
  correctWords,
  deidentifyContribution,
  fileWords,
  keepDraftFile,
  listFiles,
  OwnWords,
  openFile,
  openMyFile,
  transcribeFile,
  translateContribution,
  type WordsField,
} from '@heard/contracts/engagement'
import { programme } from '../story.fixture.ts'
import { type Told, tell } from './stories.fixture.ts'
import { newKey, type Walk } from './walk.fixture.ts'

const officer = { as: 'analyst' }

/** A recording of one channel whose samples are this text: what one hears stays when its metadata goes. */
export const recordingOf = (text: string): Buffer => {
  const samples = Buffer.from(text.length % 2 === 0 ? text : `${text} `)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8_000, 24)
  head.writeUInt32LE(16_000, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}

const sent = (walk: Walk, name: string) => ({
  name: walk.mark('file: name'),
  content: recordingOf(walk.mark(name)).toString('base64'),
})

/** Marks in every part of the words that these fields name. */
const marked = (walk: Walk, fields: readonly WordsField[], kind: string) =>
  Object.fromEntries(fields.map((field) => [field, walk.mark(`words: ${kind} ${field}`)]))

/** A story that a recording tells, sent ahead; another recording added; put right, written down, de-identified and translated. */
export const walkFiles = async (walk: Walk): Promise<Told> => {
  const key = walk.secret('key of a file', randomBytes(32).toString('base64url'))
  await walk.ask(keepDraftFile, { body: { key, ...sent(walk, 'recording: sent ahead') } })
  const told = await tell(walk, false, { words: {}, files: [key], barriers: ['cost'] })
  const { contribution, receipt } = told
  const { file } = await walk.ask(attachFile, { body: { receipt, ...sent(walk, 'recording: added') } }, { key: newKey() })
  await walk.ask(openMyFile, { body: { receipt, file } })
  const words = marked(walk, OwnWords.keyof().options, 'put right')
  await walk.ask(correctWords, { body: { receipt, words } }, { key: newKey() })
  await walk.caughtUp()
  const params = { programme, contribution }
  await walk.ask(listFiles, { params }, officer)
  await walk.ask(transcribeFile, { params: { ...params, file }, body: { words: walk.mark('words: written down') } }, officer)
  await walk.ask(openFile, { params: { ...params, file } }, officer)
  await walk.ask(fileWords, { params: { ...params, file } }, officer)
  await walk.ask(deidentifyContribution, { params, body: { spans: [] } }, officer)
  const translation = { ...marked(walk, [...OwnWords.keyof().options, 'file2'], 'translated') }
  await walk.ask(translateContribution, { params, body: { words: translation, textVersion: 1 } }, officer)
  return told
}
