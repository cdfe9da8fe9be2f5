import { counterSeries, countSeries, gaugeSeries, grewBy, logged, slowest } from './series.ts'

/** Something that a person must be told of. `page`: at any hour; `ticket`: on the next working day. */
export type Alert = {
  readonly name: string
  /** In PromQL: there is an alert for as long as this gives something. */
  readonly when: string
  /** How long it must last. */
  readonly lasts: string
  readonly severity: 'page' | 'ticket'
  /** One sentence for whoever is woken. */
  readonly what: string
  /** What to do, one step after the other. */
  readonly steps: readonly string[]
}

const requests = countSeries('heard.request.duration')
const lag = gaugeSeries('heard.follower.lag')
/** What every process that asks the database comes to alike. */
const one = (name: Parameters<typeof gaugeSeries>[0]): string => `max(${gaugeSeries(name)})`
const openings = `sum(increase(${counterSeries('heard.openings')}[1h]))`
const ownAlerts = [
  'follower.stopped',
  'ledger.signs-nothing',
  'ledger.not-cosigned',
  'ledger.not-copied',
  'retention.not-run',
  'vault.not-kept',
] as const
const otherErrors = `${counterSeries('heard.log.events')}{level="error",event!~"request.failed|${ownAlerts.join('|')}"}`
const disk = 'Look at the disk: `df -h` for the data folder. A full disk is the most frequent cause; nothing that was acknowledged is lost by it.'

export const alerts: readonly Alert[] = [
  {
    name: 'HeardSaysNothing',
    when: `absent(${gaugeSeries('heard.mails.waiting')})`,
    lasts: '5m',
    severity: 'page',
    what: 'No metrics came for five minutes: the platform is down, or its way to the collector is.',
    steps: [
      'Open `/health/live` and `/health/ready` from outside. If both answer 200, only the collector is missing: look for `telemetry.not-sent` in the log.',
      'If nothing answers: is the process there, and what are its last lines? A line of `security.configuration-refused` has one beside it that says which setting is wrong.',
      'Start it again. It reads the record and its read models catch up; `/health/ready` answers 503 until they have.',
    ],
  },
  {
    name: 'HeardPartAway',
    when: `min by (part) (${gaugeSeries('heard.part.replicas')}) == 0`,
    lasts: '2m',
    severity: 'page',
    what: 'A portal finds no process of a part that is ready: what that part does is not there.',
    steps: [
      'The label `part` says which. Do its processes run? `/health/ready` of each says what it waits for; its last lines say why it ended.',
      'If they are ready: can the machine of that portal reach the addresses in `HEARD_SERVICES`?',
      'People are told that nothing was done. Everything else goes on; what people share elsewhere meanwhile, the part catches up with.',
    ],
  },
  {
    name: 'HeardRequestsFail',
    when: `sum(rate(${requests}{status=~"5.."}[5m])) / sum(rate(${requests}[5m])) > 0.01`,
    lasts: '10m',
    severity: 'page',
    what: 'More than one request in a hundred ends in an error of ours.',
    steps: [
      'Look in the log for `request.failed`: the line names the operation or page and the places in the code.',
      'Is it one operation? Then it is a defect: report it with the line. People get an error page that keeps what they typed.',
      'Is it all of them? Look at `/health/detail`, then at disk, the database of the vault and the event store.',
    ],
  },
  {
    name: 'HeardRequestsSlow',
    when: `${slowest('heard.request.duration')} > 2000`,
    lasts: '15m',
    severity: 'ticket',
    what: 'One request in a hundred takes longer than two seconds.',
    steps: [
      'Open the dashboard: is recording slow too (see HeardAppendsSlow), or are read models behind (see HeardFollowersBehind)?',
      'If not: which operations? `heard.request.duration` has them as `route` and `page`; a trace shows the command and the recording below each.',
      'Large exports and the evidence pack are allowed to take long. A crowd is not: limit at the proxy.',
    ],
  },
  {
    name: 'HeardAppendsSlow',
    when: `${slowest('heard.append.duration')} > 500`,
    lasts: '10m',
    severity: 'page',
    what: 'Recording facts takes longer than half a second.',
    steps: [disk, 'Does something else write much to the same disk, such as a backup? With KurrentDB: is its leader changing?'],
  },
  {
    name: 'HeardFollowersBehind',
    when: `max by (follower) (${lag}{follower!~"ledger/.*"}) > 5000`,
    lasts: '15m',
    severity: 'ticket',
    what: 'A read model or policy is thousands of facts behind: pages show an older state.',
    steps: [
      'After an import or a new version it is normal: it must grow smaller. The dashboard shows whether it does.',
      'If it stands still, see HeardFollowerStopped.',
    ],
  },
  {
    name: 'HeardFollowerStopped',
    when: logged('follower.stopped', 0, '1h'),
    lasts: '0m',
    severity: 'page',
    what: 'A read model or policy cannot take a fact and stands still.',
    steps: [
      '`/health/detail` names it. ' + disk,
      'If the disk has room it is a defect: report it with the lines around `follower.stopped`. Everything else goes on meanwhile.',
      'The next start tries the fact again. A read model may be thrown away: stop, delete its file under `read/`, start; it is made again from the record.',
    ],
  },
  {
    name: 'HeardWorkStandsStill',
    when: `max by (work) (${gaugeSeries('heard.work.held')}) == 0`,
    lasts: '2m',
    severity: 'page',
    what: 'No process does some of the work that runs once: answering facts, retention, mails, the ledger.',
    steps: [
      'The label `work` says which. With PostgreSQL: does the database answer? Every process gives its work up when it does not, and takes it again by itself.',
      'Look in the log for `work.not-begun`: it says why a process that took the work could not begin it.',
      'Nothing is lost meanwhile: it goes on where it was.',
    ],
  },
  {
    name: 'HeardLedgerBehind',
    when: `max by (follower) (${lag}{follower=~"ledger/.*"}) > 1000`,
    lasts: '15m',
    severity: 'page',
    what: 'Facts wait to be put under a checkpoint of the ledger.',
    steps: ['Look in the log for `ledger.waits`. ' + disk, 'What waits is not lost: once it goes on, all of it is put in, in its order.'],
  },
  {
    name: 'HeardLedgerSignsNothing',
    when: logged('ledger.signs-nothing', 0, '1h'),
    lasts: '0m',
    severity: 'page',
    what: 'A log of the ledger differs from what was signed. It is not signed any more.',
    steps: [
      'Change nothing, and keep a copy of the whole data folder: this is evidence.',
      '`./heard verify URL` says which entry differs. Was a backup restored, or an old copy started beside the true one?',
      'Tell the witnesses and whoever keeps old checkpoints. The guide to the ledger says how a new log is begun in public, if it must be.',
    ],
  },
  {
    name: 'HeardLedgerNotCosigned',
    when: `${logged('ledger.not-cosigned', 0, '6h')} or ${logged('ledger.not-copied', 0, '6h')}`,
    lasts: '0m',
    severity: 'ticket',
    what: 'A witness did not cosign, or the ledger was not copied to its bucket.',
    steps: [
      'The line `ledger.not-cosigned` says why. `unreachable`: ask its operator. `ahead`, or `refused` with 409: an old copy of the ledger runs somewhere, or two do; find it.',
      'For `ledger.not-copied` look at the bucket and its credentials.',
    ],
  },
  {
    name: 'HeardMailsWait',
    when: `${one('heard.mails.waiting')} > 100`,
    lasts: '1h',
    severity: 'ticket',
    what: 'Mails have been waiting for the mail server for an hour.',
    steps: [
      'Does the server of `HEARD_SMTP_URL` answer, and take the sender of `HEARD_MAIL_FROM`? With GOV.UK Notify: is its daily limit used up?',
      'Nothing has to be sent again by hand: they are tried for seven days. `/health/detail` counts what waits, was sent and was given up.',
    ],
  },
  {
    name: 'HeardRetentionOverdue',
    when: `${one('heard.retention.overdue')} > 0 or ${logged('retention.not-run', 2, '6h')}`,
    lasts: '6h',
    severity: 'page',
    what: 'Personal data is past its last day and still there.',
    steps: [
      'Look in the log for `retention.not-run` and mend what it names; the worker looks every hour.',
      'Tell the data protection officer: from the last day on there is no ground to keep it. What a hold keeps does not count here.',
      '**Retention** shows each purpose, what is due, legal holds and each run.',
    ],
  },
  {
    name: 'HeardManyOpenings',
    when: `${openings} > 300 and ${openings} > 4 * avg_over_time((${openings})[7d:1h])`,
    lasts: '10m',
    severity: 'page',
    what: 'Far more personal data is opened than in the week before.',
    steps: [
      'Sign in as auditor: **Openings** shows who opened what, and what is out of the ordinary.',
      'A large import that is read the same day explains it. If nobody can explain it: end the sessions of the account, and treat it as a breach (72 hours).',
    ],
  },
  {
    name: 'HeardVaultNotKept',
    when: logged('vault.not-kept', 3, '30m'),
    lasts: '0m',
    severity: 'page',
    what: 'The vault could not be swept, or its keys not rotated, again and again.',
    steps: [disk, 'Is the master key file there and readable, and, with PostgreSQL, does the database answer?'],
  },
  {
    name: 'HeardStoriesHeldBack',
    when: `${one('heard.quarantine.size')} > 0`,
    lasts: '1d',
    severity: 'ticket',
    what: 'Stories have been held back for a day, and nobody decided about them.',
    steps: ['Coordinators find them under **Held back**. A person may be waiting to be heard: decide about each.'],
  },
  {
    name: 'HeardSignInsRefused',
    when: logged('security.sign-in-refused', 100, '10m'),
    lasts: '10m',
    severity: 'ticket',
    what: 'Somebody guesses passwords.',
    steps: ['The limits hold. Limit at the proxy, which sees the address, and ask people to use passkeys.'],
  },
  {
    name: 'HeardOrganisationUnreachable',
    when: logged('security.organisation-unreachable', 0, '30m'),
    lasts: '0m',
    severity: 'page',
    what: 'Nobody who signs in by their organisation can sign in.',
    steps: [
      'Look at the provider named by `HEARD_OIDC_…`, and at the way there.',
      '`./heard account break-glass` lets an administrator in meanwhile; it is told to all administrators.',
    ],
  },
  {
    name: 'HeardBreakGlassUsed',
    when: logged('security.break-glass-used', 0, '10m'),
    lasts: '0m',
    severity: 'page',
    what: 'Somebody joined by a link that was made on the server itself.',
    steps: ['Whoever did must say so. If nobody does: remove the account, and look who can reach the server.'],
  },
  {
    name: 'HeardErrors',
    when: grewBy(otherErrors, 0, '1h', ' by (event)'),
    lasts: '0m',
    severity: 'ticket',
    what: 'Something failed. Most of it is tried again by itself.',
    steps: ['The label `event` says which; [what the platform logs](logs.md) says of each what it is and what to do.'],
  },
]

/** The rules as Prometheus reads them. */
export const alertRules = (): string => {
  const rules = alerts.map(({ name, when, lasts, severity, what }) =>
    [
      `      - alert: ${name}`,
      `        expr: ${JSON.stringify(when)}`,
      `        for: ${lasts}`,
      `        labels: { severity: ${severity} }`,
      `        annotations: { summary: ${JSON.stringify(what)}, runbook: docs/guides/run-book.md#${name.toLowerCase()} }`,
    ].join('\n'),
  )
  return `# Made from packages/service-kit/src/telemetry/alerts.ts by npm run guide -w @heard/service-kit; do not edit by hand.\ngroups:\n  - name: heard\n    rules:\n${rules.join('\n')}\n`
}

const steps = (of: Alert): string => of.steps.map((step, at) => `${at + 1}. ${step}`).join('\n')

/** What to do for each alert, as Markdown. */
export const runBook = (): string => `# Run book

Made from \`packages/service-kit/src/telemetry/alerts.ts\` by \`npm run guide -w @heard/service-kit\`; do not edit by hand.

\`HEARD_OTLP_URL\` sends metrics to a collector ([how](logs.md#telemetry)). Where they end in Prometheus, load [\`infra/observability/alerts.yaml\`](../../infra/observability/alerts.yaml)
as rules and import [\`infra/observability/dashboard.json\`](../../infra/observability/dashboard.json) into Grafana. The rules read the names that Prometheus gives to metrics of
OpenTelemetry (unit and \`_total\` at the end). \`promtool check rules\` and, for when each alert comes and goes, \`promtool test rules infra/observability/alerts.test.yaml\`
check them. \`page\` means at any hour, \`ticket\` on the next working day.

${alerts.map((of) => `## ${of.name}\n\n\`${of.severity}\`, after ${of.lasts === '0m' ? 'the first time' : of.lasts}. ${of.what}\n\n${steps(of)}\n\n\`\`\`promql\n${of.when}\n\`\`\``).join('\n\n')}
`
