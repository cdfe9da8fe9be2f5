import { given } from '@heard/contracts'
import { type AssessedPart, type assessmentVersion, Characteristic, type showAssessment } from '@heard/contracts/reporting'
import { type AnswerOf, type Caller, type InputOf, Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import type { Words } from '../accountability/words.ts'
import { loadState } from '../load-state.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { Wordings } from '../wordings.ts'
import { assessmentDecider } from './assessment.decider.ts'
import { assessmentStream } from './assessment.events.ts'
import type { AssessmentState, HeldPart, HeldVersion } from './assessment.state.ts'

const isCharacteristic = (id: string): boolean => Characteristic.safeParse(id).success

/** What is written, read from the record itself: a few facts a programme. */
@Injectable()
export class Assessments {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  /** @throws Refused `not-found` when there is no such programme */
  of(programme: string): Promise<AssessmentState> {
    this.terms.require(programme)
    return loadState(this.platform.store, assessmentDecider, assessmentStream(programme))
  }

  isKnown(programme: string, { by, id }: AssessedPart): boolean {
    return by === 'characteristic'
      ? isCharacteristic(id)
      : [...this.terms.known(programme, 'community'), ...this.terms.known(programme, 'audience')].includes(id)
  }
}

const partOf = ({ part, says, impact, action, decides, reviewOn, saves }: HeldPart, words: Words) => ({
  ...part,
  says: words(says),
  impact: words(impact),
  action: words(action),
  decides: words(decides),
  reviewOn,
  saves,
})

const contentOf = ({ parts, conclusion }: Pick<HeldVersion, 'parts' | 'conclusion'>, words: Words) => ({
  parts: parts.map((part) => partOf(part, words)),
  ...given({ conclusion: conclusion && { text: words(conclusion.text), saves: conclusion.saves } }),
})

export class AssessmentQuery extends Query<AnswerOf<typeof showAssessment>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(AssessmentQuery)
export class AssessmentHandler implements IQueryHandler<AssessmentQuery> {
  constructor(
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  async execute({ programme, caller }: AssessmentQuery): Promise<AnswerOf<typeof showAssessment>> {
    const state = await this.assessments.of(programme)
    const { parts, conclusion, putBack, proposal, saves } = state
    const words = await this.wordings.wordsIn(parts, conclusion, putBack)
    return {
      ...contentOf(state, words),
      saves,
      ...given({
        putBack: putBack && words(putBack),
        proposal: proposal && { assessment: proposal.assessment, mine: proposal.proposedBy === caller.actor, on: proposal.on },
      }),
      versions: state.versions.map(({ version, on, release }) => ({ version, on, ...given({ release }) })).toReversed(),
      changed: state.assessment !== undefined,
    }
  }
}

export class AssessmentVersionQuery extends Query<AnswerOf<typeof assessmentVersion>> {
  constructor(readonly params: InputOf<typeof assessmentVersion>['params']) {
    super()
  }
}

@QueryHandler(AssessmentVersionQuery)
export class AssessmentVersionHandler implements IQueryHandler<AssessmentVersionQuery> {
  constructor(
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  async execute({ params: { programme, version } }: AssessmentVersionQuery): Promise<AnswerOf<typeof assessmentVersion>> {
    const found = (await this.assessments.of(programme)).versions.find((each) => each.version === version)
    if (!found) throw new Refused('not-found')
    const words = await this.wordings.wordsIn(found)
    return { version, on: found.on, ...given({ release: found.release }), ...contentOf(found, words) }
  }
}
