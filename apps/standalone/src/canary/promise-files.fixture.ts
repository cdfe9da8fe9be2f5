import { randomBytes, randomUUID } from 'node:crypto'
import type { BodyOf } from '@heard/contracts'
import { commitmentHistory, listWordings, publishedFile, reportProgress, sendFileAhead, withdrawWording } from '@heard/contracts/reporting'
import { pngChunk, pngHeader, pngOf, pngPixels } from '@heard/files/testing'
import type { Walk } from './walk.fixture.ts'

export type PromisePlace = { readonly programme: string; readonly commitment: string }

const publisher = { as: 'publisher' }
const stakeholder = { as: 'stakeholder.luton-cancer' }

type FileOfPromise = NonNullable<BodyOf<typeof reportProgress>['files']>[number]

/** A file waits, to be published with what an organisation says. */
const walkFile = async (walk: Walk, of: PromisePlace, kind: string, bytes: Buffer): Promise<FileOfPromise> => {
  const key = walk.secret(`key of a waiting file ${randomUUID()}`, randomBytes(32).toString('base64url'))
  const name = walk.mark('forgotten: name of a file on a disk')
  await walk.ask(sendFileAhead, { params: of, body: { key, name, content: bytes.toString('base64') } }, stakeholder)
  return { key, name: walk.mark(`${kind}: what a file is called`) }
}

export const walkTable = (walk: Walk, of: PromisePlace, kind: string): Promise<FileOfPromise> =>
  walkFile(walk, of, kind, Buffer.from(`figures\n${walk.mark(`${kind}: bytes of a file`)}\n`))

export const walkPicture = async (walk: Walk, of: PromisePlace): Promise<FileOfPromise> => {
  const picture = pngOf(pngHeader(1, 1), pngChunk('IDAT', pngPixels(Uint8Array.of(0))))
  return { ...(await walkFile(walk, of, 'wording', picture)), shows: walk.mark('wording: what a picture shows') }
}

/** A file is withdrawn alone, those that stay are read. */
export const walkFileWithdrawal = async (walk: Walk, of: PromisePlace): Promise<void> => {
  const files = [await walkTable(walk, of, 'withdrawn-wording')]
  const note = walk.mark('wording: progress with a file')
  await walk.ask(reportProgress, { params: of, body: { state: 'delayed', note, files, language: 'en' } }, stakeholder)
  const { wordings } = await walk.ask(listWordings, { params: { programme: of.programme }, query: { id: of.commitment } }, publisher)
  const found = wordings.findLast(({ part }) => part === 'file')
  await walk.ask(withdrawWording, { params: { programme: of.programme, ref: found?.ref ?? '' }, body: { reason: 'names-a-person' } }, publisher)
  await walk.caughtUp()
  const { commitment } = await walk.ask(commitmentHistory, { params: of })
  const shown = commitment.history.flatMap((step) => (step.what === 'progress' ? step.files : []))
  for (const { file } of shown.filter(({ about }) => about.status === 'open')) await walk.ask(publishedFile, { params: { ...of, file } })
}
