import { type AnswerOf, given } from '@heard/contracts'
import { beginTraining, listTraining, setSupportContacts, stepTraining } from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf, ReadModel } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { referenceOf } from '../application/applications.query.ts'
import { standingOf } from './standing.ts'
import { championIds, learnedIn } from './training.query.ts'
import { Trainings } from './trainings.ts'

@Controller()
export class TrainingController {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Trainings) private readonly trainings: Trainings,
  ) {}

  @Implements(listTraining)
  async list(@Input() { params: { programme } }: InputOf<typeof listTraining>, @From() { at }: Caller): Promise<AnswerOf<typeof listTraining>> {
    const [modules, contacts] = await Promise.all([this.trainings.modules(programme, at), this.trainings.contacts(programme)])
    const champions = championIds(this.model, programme)
    const learned = new Map(learnedIn(this.model, programme).map((done) => [`${done.application}/${done.module}`, done]))
    return {
      modules: modules.map((module) => {
        const each = champions.map((application) => ({ application, done: learned.get(`${application}/${module.module}`) }))
        const standings = each.map((one) => ({ ...one, standing: standingOf(one.done, at.slice(0, 10)) }))
        const due = module.required ? standings.filter(({ standing }) => standing !== 'valid') : []
        return {
          ...module,
          done: standings.filter(({ standing }) => standing === 'valid' || standing === 'ending').length,
          due: due.map(({ application, done }) => ({ application, reference: referenceOf(application), ...given({ expires: done?.expires }) })),
        }
      }),
      contacts,
    }
  }

  @Implements(beginTraining)
  begin(@Input() { params, body }: InputOf<typeof beginTraining>, @From() caller: Caller) {
    return this.trainings.begin(params.programme, body, caller)
  }

  @Implements(stepTraining)
  step(@Input() { params, body }: InputOf<typeof stepTraining>, @From() caller: Caller) {
    return this.trainings.step(params, body, caller)
  }

  @Implements(setSupportContacts)
  contacts(@Input() { params, body }: InputOf<typeof setSupportContacts>, @From() caller: Caller) {
    return this.trainings.setContacts(params.programme, body, caller)
  }
}
