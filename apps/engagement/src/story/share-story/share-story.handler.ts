import { type AnswerOf, type BodyOf, given, type Sealed } from '@heard/contracts'
import type { HeardBy, HeldAnswers, shareStory } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, type FieldRequest, Platform, Receipts, Submissions, uuidv7 } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ProgrammeDirectory } from '../../programme/programme-directory.ts'
import { contributionDecider } from '../contribution.decider.ts'
import { contributionStream } from '../contribution.events.ts'
import { fileRow, type StoredFile, StoryFiles, sizeOf } from '../file/story-files.ts'
import { Proofs } from '../quarantine/proofs.ts'
import { QuarantineWatch } from '../quarantine/quarantine-watch.ts'
import { Suspicion } from '../quarantine/suspicion.ts'
import { type TypedWords, wordsRow } from '../words-row.ts'
import type { ShareStoryCommand } from './share-story.decide.ts'

type Shared = AnswerOf<typeof shareStory>

/** What a person tells: a story, or answers in the places for them. */
export type Told = Omit<BodyOf<typeof shareStory>, 'words'> & { readonly words: TypedWords }

/** Which conversation was answered, and what the vault holds of it besides the words. */
export type Answering = NonNullable<ShareStoryCommand['answering']> & { readonly held: HeldAnswers }

export class ShareStoryRequest extends Command<Answered<Shared>> {
  constructor(
    readonly programme: string,
    readonly story: Told,
    readonly caller: Caller,
    readonly answering?: Answering,
    /** The id that a device chose for it. */
    readonly chosen?: string,
    /** The champion who passes it on. */
    readonly heard?: HeardBy,
  ) {
    super()
  }
}

/**
 * Vault first: words, receipt and the answer to a retry become durable in one commit, then the facts in one append.
 * A retry with the same Idempotency-Key meets either the answer and the facts, or the answer alone, and ends at the same receipt.
 */
@CommandHandler(ShareStoryRequest)
export class ShareStoryHandler implements ICommandHandler<ShareStoryRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(Suspicion) private readonly suspicion: Suspicion,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(QuarantineWatch) private readonly quarantine: QuarantineWatch,
    @Inject(StoryFiles) private readonly storyFiles: StoryFiles,
  ) {}

  execute(request: ShareStoryRequest): Promise<Answered<Shared>> {
    return this.submissions.once(request.caller, () => this.share(request))
  }

  private async share({ programme, story, caller, answering, chosen, heard }: ShareStoryRequest): Promise<Answered<Shared>> {
    const rules = this.programmes.storyRules(programme)
    const { proof: _sent, ...same } = story
    const beside = answering ?? heard
    const submission = await this.submissions.identify([programme, same, ...(beside ? [beside] : [])], caller, chosen)
    const { contribution, receipt, person } = submission
    const recorded = await this.submissions.recordedUpTo(contributionStream(programme, contribution))
    if (recorded !== undefined) return answered({ contribution, receipt }, recorded)
    const told = toldIn(story)
    const files = await Promise.all(story.files.map((key) => this.storyFiles.recall(key, caller.at)))
    const now = Date.parse(caller.at)
    const [sealed] = await Promise.all([
      this.commands.seal(sealRequests(person, story, files, answering?.held), caller, this.submissions.answerToRetries(submission, caller)),
      this.receipts.keep(receipt, { programme, contribution, person }),
    ])
    const { words, attributes, contents } = partsOf(story, sealed)
    const sent = { ...story, answers: answering !== undefined }
    // What staff write down for others is held back neither for being much nor for being alike.
    const suspected = caller.principal ? undefined : await this.suspected(programme, sent, contribution, now)
    const { position } = await this.commands.run(
      contributionDecider,
      contributionStream(programme, contribution),
      {
        type: 'ShareStory',
        programme,
        contribution,
        person,
        told,
        answering,
        heard,
        words,
        attributes,
        files: files.flatMap((file, index) => sealedFile(uuidv7(this.platform.clock.now()), file, contents[index])),
        records: told.consents.map(() => uuidv7(this.platform.clock.now())),
        rules,
        suspected,
      },
      caller,
    )
    await this.storyFiles.drop(story.files)
    if (suspected) this.quarantine.heldBack(suspected)
    if (!caller.principal) this.suspicion.took(programme, sent, contribution, now)
    return answered({ contribution, receipt }, position)
  }

  /** Work that was proved speaks against a flood alone, not against a trap or a repetition. */
  private async suspected(programme: string, story: Told & { readonly answers: boolean }, contribution: string, now: number) {
    const why = this.suspicion.judge(programme, story, contribution, now)
    const proved = why === 'flood' && story.proof !== undefined && (await this.proofs.take(story.proof, now))
    return proved ? undefined : why
  }
}

const attributesOf = (person: string) => ({ subject: person, purpose: 'narrative', field: 'contribution.attributes' }) as const

const toldIn = ({ words: _words, barriers: _barriers, files: _files, oldEnough: _old, trapped: _trapped, proof: _proof, ...told }: Told) => told

const attributesIn = ({ community, ward, barriers }: Told, answers: HeldAnswers | undefined): NonNullable<FieldRequest['payload']> => ({
  ...given({ community, ward }),
  ...(barriers.length === 0 ? {} : { barriers }),
  ...(answers === undefined ? {} : { answers }),
})

const sealRequests = (person: string, story: Told, files: readonly StoredFile[], answers?: HeldAnswers): FieldRequest[] => {
  const attributes = attributesIn(story, answers)
  return [
    wordsRow(person, story.words),
    ...files.map((file) => fileRow(person, file)),
    ...(Object.keys(attributes).length === 0 ? [] : [{ ...attributesOf(person), payload: attributes }]),
  ]
}

/** What the vault answered, in the order of `sealRequests`. */
const partsOf = ({ files }: Told, [words, ...rest]: readonly Sealed[]) => {
  if (!words) throw new TypeError('the vault answered without the words')
  return { words, contents: rest.slice(0, files.length), attributes: rest[files.length] }
}

const sealedFile = (file: string, stored: StoredFile, content: Sealed | undefined) =>
  content ? [{ file, kind: stored.kind, size: sizeOf(stored), content }] : []
