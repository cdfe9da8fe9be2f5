import type { BodyOf } from '@heard/contracts'
import {
  findSupport,
  listInformation,
  listPieces,
  type PieceContent,
  rewritePiece,
  showPiece,
  showSupport,
  stepPiece,
  writePiece,
} from '@heard/contracts/engagement'
import { programme } from '../story.fixture.ts'
import type { Walk } from './walk.fixture.ts'

const params = { programme }
const keeping = { as: 'connector' }

const about = (): PieceContent['about'] => ({ kind: 'service', needs: ['carers'], place: 'luton', spoken: ['en'], interpreters: false })
const reviewBy = (walk: Walk): string => new Date(walk.clock.time + 90 * 86_400_000).toISOString().slice(0, 10)

const service = (walk: Walk): PieceContent => {
  const both = (name: string) => ({ en: walk.mark(`directory: ${name}`), ur: walk.mark(`directory: ${name} in Urdu`) })
  return {
    about: about(),
    unchecked: ['ur'],
    owner: 'connector',
    reviewBy: reviewBy(walk),
    words: {
      name: both('name'),
      what: both('what'),
      who: both('who'),
      opening: both('opening'),
      phone: '01582 000000',
      email: `${walk.mark('directory: email')}@canary.example`,
      web: `https://canary.example/${walk.mark('directory: web')}`,
      address: walk.mark('directory: address'),
    },
  }
}

const information = (walk: Walk): PieceContent => {
  const day = new Date(walk.clock.time).toISOString().slice(0, 10)
  const words = {
    title: { en: walk.mark('directory: headline') },
    text: { en: walk.mark('directory: message') },
    link: `https://canary.example/${walk.mark('directory: link')}`,
  }
  return { about: { kind: 'awareness', from: day, until: day }, unchecked: [], owner: 'publisher', words }
}

/** A message for the public. A service of the directory that is published, changed, published again, checked and brought back; one that is retired. */
export const walkDirectory = async (walk: Walk): Promise<void> => {
  const { piece } = await walk.ask(writePiece, { params, body: service(walk) }, keeping)
  const one = { ...params, piece }
  const steps = async (...bodies: readonly BodyOf<typeof stepPiece>[]): Promise<void> => {
    for (const body of bodies) await walk.ask(stepPiece, { params: one, body }, keeping)
  }
  await steps({ step: 'publish' })
  await walk.ask(rewritePiece, { params: one, body: { ...service(walk), base: 1 } }, keeping)
  const words = { name: { en: walk.mark('failing: name') }, what: { en: walk.mark('failing: what') } }
  const late = { about: about(), owner: 'connector', reviewBy: reviewBy(walk), words, base: 1 } as const
  await walk.refused(rewritePiece, { params: one, body: late }, keeping)
  await steps({ step: 'publish' }, { step: 'confirm', reviewBy: reviewBy(walk) }, { step: 'restore', pieceVersion: 1 })
  const message = await walk.ask(writePiece, { params, body: information(walk) }, keeping)
  await walk.ask(stepPiece, { params: { ...params, piece: message.piece }, body: { step: 'publish' } }, keeping)
  await walk.ask(rewritePiece, { params: { ...params, piece: message.piece }, body: { ...information(walk), base: 1 } }, keeping)
  await walk.ask(listInformation, { params })
  const gone = await walk.ask(writePiece, { params, body: service(walk) }, keeping)
  await walk.ask(stepPiece, { params: { ...params, piece: gone.piece }, body: { step: 'retire' } }, keeping)
  await walk.ask(listPieces, { params }, keeping)
  await walk.ask(showPiece, { params: one }, keeping)
  await walk.ask(findSupport, { params })
  await walk.ask(showSupport, { params: one })
}
