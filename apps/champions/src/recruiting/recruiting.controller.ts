import { applicationForm, setRecruiting, showRecruiting } from '@heard/contracts/champions'
import { answered, type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { Recruiting } from './recruiting.ts'

@Controller()
export class RecruitingController {
  constructor(@Inject(Recruiting) private readonly recruiting: Recruiting) {}

  @Implements(setRecruiting)
  async set(@Input() { params: { programme }, body }: InputOf<typeof setRecruiting>, @From() caller: Caller) {
    return answered(body, await this.recruiting.set(programme, body, caller))
  }

  @Implements(showRecruiting)
  show(@Input() { params }: InputOf<typeof showRecruiting>) {
    return this.recruiting.of(params.programme)
  }

  @Implements(applicationForm)
  async form(@Input() { params }: InputOf<typeof applicationForm>) {
    const { references } = await this.recruiting.of(params.programme)
    return { references }
  }
}
