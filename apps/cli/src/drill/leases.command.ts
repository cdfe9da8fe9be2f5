import { wholeNumber } from '../arguments.ts'
import type { Command } from '../command.ts'
import { Failed } from '../failures.ts'

/** `heard drill leases` */
export const leasesDrillCommand: Command = {
  name: 'drill leases',
  summary: 'Kill or stop whoever answers facts and sends mails, and check that another goes on and nothing is done twice',
  notes: [
    'Works in schemas of its own in the database of HEARD_DATABASE_URL, which are deleted afterwards, on a stand-in of KurrentDB and with a mail server of its own. Leases last a quarter of their usual time.',
  ],
  arguments: [],
  options: { times: { value: 'N', required: true, what: 'how many processes to kill, each fifth of them to be stopped for longer than its lease' } },
  async run({ texts }, { environment, root, progress }) {
    const times = wholeNumber('times', texts.times ?? '', 1)
    const { readConfiguration } = await import('@heard/service-kit')
    const { database } = readConfiguration(environment, root)
    if (!database) throw new Failed('HEARD_DATABASE_URL is not set; set it to the PostgreSQL database that the drill may work in')
    const { leasesDrill } = await import('@heard/service-kit/drill')
    const onProgress = (so: number) => progress(`${so} of ${times} processes killed or stopped`)
    const sum = await leasesDrill({ url: database.url, times, onProgress })
    return {
      done: sum.unanswered + sum.answeredTwice + sum.mailsLost + sum.mailsTwice === 0 && sum.mailsDoubled <= times,
      data: sum,
      lines: [
        `Killed ${sum.killed} processes and stopped ${sum.paused} for longer than their leases; another that was up had the work after ${sum.slowest} ms at the latest.`,
        `A process needed ${sum.slowestStart} ms at most to be up; until then it can take nothing.`,
        `${sum.asked} facts were to be answered; ${sum.unanswered} are not, ${sum.answeredTwice} are answered twice, ${sum.handledAgain} were looked at again.`,
        `${sum.mailsLost} of their mails are lost and ${sum.mailsTwice} were written twice; the server was given ${sum.mailsDoubled} once more, with the same Message-ID.`,
      ],
    }
  },
}
