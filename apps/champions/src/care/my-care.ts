import { type AnswerOf, type BodyOf, given } from '@heard/contracts'
import type { askSupport, myCare, myCertificate, TrainingModule } from '@heard/contracts/champions'
import { type Answered, answered, type Caller, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { ApplicationReader } from '../application/application.reader.ts'
import { referenceOf } from '../application/applications.query.ts'
import { Applications } from '../application/applications.ts'
import { OwnApplication } from '../champion/my-volunteering.ts'
import { standingOf } from '../training/standing.ts'
import { Trainings } from '../training/trainings.ts'
import { PublishedWords } from '../wording/published-words.ts'
import { supportDue } from './care-view.ts'
import { Cares } from './cares.ts'

/** A champion looks at what is theirs: as the holder of their receipt does. */
const own = { actor: 'resident', reason: 'receipt' } as const

/** What champions see and do who are looked after. */
@Injectable()
export class MyCare {
  constructor(
    @Inject(OwnApplication) private readonly mine: OwnApplication,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(ApplicationReader) private readonly reader: ApplicationReader,
    @Inject(Trainings) private readonly trainings: Trainings,
    @Inject(Cares) private readonly cares: Cares,
    @Inject(PublishedWords) private readonly words: PublishedWords,
  ) {}

  async show(programme: string, caller: Caller): Promise<AnswerOf<typeof myCare>> {
    const found = await this.mine.find(programme, caller)
    if (!found) return {}
    const [care, taught, contacts] = await Promise.all([
      this.cares.of(programme, found.application, own),
      this.trainings.modules(programme, caller.at),
      this.trainings.contacts(programme),
    ])
    const did = [...new Set(care.trainings.map(({ module }) => module))]
    const retired = await this.trainings.retired(programme, did)
    const shown = (module: TrainingModule, isTaught: boolean) => {
      const done = care.trainings.find((each) => each.module === module.module)
      const standing = standingOf(done, caller.at.slice(0, 10))
      return { ...module, taught: isTaught, standing, ...given({ on: done?.on, expires: done?.expires }) }
    }
    return { care: { ...care, modules: [...taught.map((one) => shown(one, true)), ...retired.map((one) => shown(one, false))], contacts } }
  }

  async ask(programme: string, { ask, words: told }: BodyOf<typeof askSupport>, caller: Caller): Promise<Answered<AnswerOf<typeof askSupport>>> {
    const { application, person } = await this.mine.get(programme, caller)
    const words = told === undefined ? undefined : await this.applications.seal(person, 'champion.ask', told, caller)
    const position = await this.cares.run({ type: 'Ask', programme, application, champion: true, ask, words }, caller)
    return answered({ ask, due: supportDue(caller.at) }, position)
  }

  async certificate(programme: string, module: string, caller: Caller): Promise<AnswerOf<typeof myCertificate>> {
    const { application, facts } = await this.mine.get(programme, caller)
    const done = (await this.cares.of(programme, application, own)).trainings.find((each) => each.module === module)
    const name = (await this.trainings.state({ programme, module }))?.name
    const training = name === undefined ? undefined : (await this.words.texts([name])).get(name)
    const { details } = await this.reader.open(facts, own)
    if (!done || training === undefined || !details) throw new Refused('not-learned')
    return { name: details.name, training, on: done.on, ...given({ expires: done.expires }), reference: referenceOf(application) }
  }
}
