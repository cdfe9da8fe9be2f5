import { publicCount } from '@heard/privacy'
import { Outbox, Platform, ReadModel, type Watching } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { HistoryReader } from '../accountability/history.reader.ts'
import { commitmentViews, recommendationViews } from '../accountability/report.view.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { dayOf } from '../today.ts'
import { answerDue, type Due, dueOf, remindedOf } from './due.ts'
import { noWords } from './no-words.ts'
import { reminderMail } from './reminder.mails.ts'

const PROGRAMMES = `SELECT DISTINCT programme FROM histories WHERE kind IN ('recommendation', 'commitment') ORDER BY programme`

const pageOf = ({ kind, id, milestone }: Due): string => {
  if (kind === 'answer') return `addressed/${id}`
  return milestone === undefined ? `commitments/${id}` : `commitments/${id}#${milestone}`
}

/**
 * Looks every hour what organisations owe by a day: whoever speaks for one, or for what it took over, is written to once before that day and once after it.
 * A day that moves counts anew.
 */
@Injectable()
export class ReminderWatch implements Watching {
  readonly everyMs = 3_600_000
  readonly failed = 'organisations.not-reminded'

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async look(): Promise<void> {
    if (!this.outbox.canSend) return
    const today = dayOf(new Date(this.platform.clock.now()).toISOString())
    const accounts = (await this.platform.accounts.listAccounts()).filter(({ joined }) => joined)
    for (const { programme } of this.model.query<{ programme: string }>(PROGRAMMES)) {
      const due = remindedOf(this.owed(programme, today), today)
      for (const { account, email, grants } of due.length === 0 ? [] : accounts) {
        const ours = Object.keys(this.terms.actsFor({ account, grants: [...grants] }, programme))
        for (const each of due.filter(({ organisation }) => ours.includes(organisation)))
          await this.remind(programme, { account, email }, each, today)
      }
    }
  }

  private owed(programme: string, today: string): readonly Due[] {
    const histories = this.histories.ofProgramme(programme)
    const viewing = { words: noWords, today, disclose: publicCount }
    return [
      ...recommendationViews(histories, viewing).flatMap((each) => answerDue(each, today)),
      ...commitmentViews(histories, viewing).flatMap((each) => dueOf(each, today)),
    ]
  }

  private async remind(programme: string, to: { readonly account: string; readonly email: string }, due: Due, today: string): Promise<void> {
    const cause = `${due.kind} ${due.milestone ?? due.id} ${today > due.due ? 'passed' : 'soon'} ${due.due}`
    if ((await this.outbox.standing(to.account, cause)) !== undefined) return
    const page = `${this.platform.configuration.origin}/staff/${programme}/${pageOf(due)}`
    await this.outbox.put({ recipient: to.account, cause, mail: reminderMail(to.email, due, today, page) })
  }
}
