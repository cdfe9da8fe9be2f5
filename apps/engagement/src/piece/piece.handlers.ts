import type { BodyOf } from '@heard/contracts'
import { PieceAbout, type PieceContent, type stepPiece, titlesOf } from '@heard/contracts/engagement'
import { fold } from '@heard/event-sourcing'
import { type Answered, answered, type Caller, type CommandSource, Commands, Platform, Refused } from '@heard/service-kit'
import type { Json } from '@heard/vault'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { type PieceCommand, type PieceState, pieceDecider, type Version } from './piece.decider.ts'
import { type PieceFact, pieceStream } from './piece.events.ts'

type Done = { readonly piece: string }
type Step = BodyOf<typeof stepPiece>
export type About = { readonly programme: string; readonly piece: string }

/** What all changes of a piece share. */
@Injectable()
export class Pieces {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async facts({ programme, piece }: About): Promise<readonly PieceFact[]> {
    const facts: PieceFact[] = []
    for await (const fact of this.platform.store.readStream<PieceFact>(pieceStream(programme, piece))) facts.push(fact)
    return facts
  }

  async state(about: About): Promise<PieceState> {
    return fold(pieceDecider, await this.facts(about))
  }

  /** Writes a version with its words sealed; `base` is the version it comes after. */
  async write({ programme, piece }: About, base: number, content: PieceContent, source: CommandSource): Promise<bigint> {
    const { words, reviewBy, ...rest } = content
    // Through JSON, so that what was left out is not there at all.
    const payload = JSON.parse(JSON.stringify(words)) as Json
    const [sealed] = await this.commands.seal([{ subject: programme, purpose: 'publication', field: 'piece.words', payload }], source)
    if (!sealed) throw new TypeError('the vault answered without the words')
    const version = { ...rest, languages: Object.keys(titlesOf(words)), reviewBy, words: sealed }
    return this.writeVersion({ programme, piece }, base, version, source)
  }

  writeVersion(about: About, base: number, version: Version, source: CommandSource): Promise<bigint> {
    return this.run({ type: 'Write', ...about, today: source.at.slice(0, 10), base, version }, source)
  }

  async run(command: PieceCommand, source: CommandSource): Promise<bigint> {
    return (await this.commands.run(pieceDecider, pieceStream(command.programme, command.piece), command, source)).position
  }
}

export class WritePiece extends Command<Answered<Done>> {
  constructor(
    readonly programme: string,
    /** The piece and the version that this one comes after; left out for a new one. */
    readonly after: { readonly piece: string; readonly base: number } | undefined,
    readonly content: PieceContent,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(WritePiece)
export class WritePieceHandler implements ICommandHandler<WritePiece> {
  constructor(@Inject(Pieces) private readonly pieces: Pieces) {}

  async execute({ programme, after, content, caller }: WritePiece): Promise<Answered<Done>> {
    const piece = after?.piece ?? caller.newId()
    const position = await this.pieces.write({ programme, piece }, after?.base ?? 0, content, caller)
    return answered({ piece }, position)
  }
}

export class StepPiece extends Command<Answered<Done>> {
  constructor(
    readonly about: About,
    readonly step: Step,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(StepPiece)
export class StepPieceHandler implements ICommandHandler<StepPiece> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(Pieces) private readonly pieces: Pieces,
  ) {}

  async execute({ about, step, caller }: StepPiece): Promise<Answered<Done>> {
    const one = { programme: about.programme, piece: about.piece, today: caller.at.slice(0, 10) }
    const position =
      step.step === 'restore' ? await this.restore(about, step.pieceVersion, caller) : await this.pieces.run(commandOf(one, step), caller)
    return answered({ piece: about.piece }, position)
  }

  /** An older version as the newest one: the same sealed words, so that nothing is copied. */
  private async restore(about: About, pieceVersion: number, caller: Caller): Promise<bigint> {
    const facts = await this.pieces.facts(about)
    const { newest, reviewBy } = fold(pieceDecider, facts)
    if (newest === 0) throw new Refused('unknown-piece')
    const old = facts.find((fact) => fact.type === 'PieceWritten' && fact.data.pieceVersion === pieceVersion)
    if (old?.type !== 'PieceWritten') throw new Refused('unknown-version')
    const [opened] = await this.platform.vault.wording([old.data.words.ref])
    if (opened?.status !== 'open') throw new Refused('words-withdrawn')
    const { about: kind, languages, unchecked, owner, words } = old.data
    return this.pieces.writeVersion(about, newest, { about: PieceAbout.parse(kind), languages, unchecked, owner, words, reviewBy }, caller)
  }
}

type OtherStep = Exclude<Step, { step: 'restore' }>

const commandOf = (one: About & { readonly today: string }, step: OtherStep): PieceCommand => {
  switch (step.step) {
    case 'publish':
      return { type: 'Publish', ...one }
    case 'unpublish':
      return { type: 'Unpublish', ...one }
    case 'retire':
      return { type: 'Retire', ...one }
    case 'confirm':
      return { type: 'Confirm', ...one, reviewBy: step.reviewBy }
  }
}
