import { activityReport, correctActivity, logActivity, takeBackActivity } from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { ActivityLog, ActivityReport } from './activities.ts'

@Controller()
export class ActivityController {
  constructor(
    @Inject(ActivityLog) private readonly activities: ActivityLog,
    @Inject(ActivityReport) private readonly report: ActivityReport,
  ) {}

  @Implements(logActivity)
  log(@Input() { params, body: { activity, ...content } }: InputOf<typeof logActivity>, @From() caller: Caller) {
    return this.activities.log(params.programme, activity, content, caller)
  }

  @Implements(correctActivity)
  correct(@Input() { params, body }: InputOf<typeof correctActivity>, @From() caller: Caller) {
    return this.activities.correct(params.programme, params.activity, body, caller)
  }

  @Implements(takeBackActivity)
  takeBack(@Input() { params }: InputOf<typeof takeBackActivity>, @From() caller: Caller) {
    return this.activities.takeBack(params.programme, params.activity, caller)
  }

  @Implements(activityReport)
  show(@Input() { params }: InputOf<typeof activityReport>, @From() { at }: Caller) {
    return this.report.of(params.programme, at.slice(0, 10))
  }
}
