import { counterSeries, countSeries, gaugeSeries, slowest } from './series.ts'
import { securityCounter } from './signals.ts'
import type { GaugeName } from './telemetry.ts'

type Panel = {
  readonly title: string
  readonly what: string
  readonly unit: string
  readonly queries: readonly (readonly [expr: string, legend: string])[]
}

const requests = countSeries('heard.request.duration')
const lag = gaugeSeries('heard.follower.lag')
const one = (name: GaugeName): string => `max(${gaugeSeries(name)})`

const panels: readonly Panel[] = [
  {
    title: 'Requests',
    what: 'Answers a second, by the first digit of their status.',
    unit: 'reqps',
    queries: [2, 3, 4, 5].map((digit) => [`sum(rate(${requests}{status=~"${digit}.."}[5m]))`, `${digit}xx`]),
  },
  {
    title: 'How long 99 of 100 take',
    what: 'Requests, and recording facts durably.',
    unit: 'ms',
    queries: [
      [slowest('heard.request.duration'), 'request'],
      [slowest('heard.append.duration'), 'recording'],
    ],
  },
  {
    title: 'Read models and policies behind',
    what: 'Facts that each has not come to.',
    unit: 'short',
    queries: [[`max by (follower) (${lag}{follower!~"ledger/.*"})`, '{{follower}}']],
  },
  {
    title: 'Ledger behind',
    what: 'Facts that are in no checkpoint yet.',
    unit: 'short',
    queries: [[`max by (follower) (${lag}{follower=~"ledger/.*"})`, '{{follower}}']],
  },
  {
    title: 'Work that runs once',
    what: 'Processes that do it. Must be 1 each.',
    unit: 'short',
    queries: [[`sum by (work) (${gaugeSeries('heard.work.held')})`, '{{work}}']],
  },
  {
    title: 'Parts that run apart',
    what: 'Processes of each that are ready, as the portals see it.',
    unit: 'short',
    queries: [[`min by (part) (${gaugeSeries('heard.part.replicas')})`, '{{part}}']],
  },
  { title: 'Mails that wait', what: 'For the mail server.', unit: 'short', queries: [[one('heard.mails.waiting'), 'mails']] },
  {
    title: 'Personal data opened',
    what: 'Openings in an hour; the register says who and why.',
    unit: 'short',
    queries: [[`sum(increase(${counterSeries('heard.openings')}[1h]))`, 'openings']],
  },
  {
    title: 'Past its last day',
    what: 'What should have been erased, and nothing keeps it. Must be 0.',
    unit: 'short',
    queries: [[one('heard.retention.overdue'), 'overdue']],
  },
  { title: 'Stories held back', what: 'Until somebody decides.', unit: 'short', queries: [[one('heard.quarantine.size'), 'held back']] },
  {
    title: 'Warnings and errors',
    what: 'Lines of the log in an hour, by event.',
    unit: 'short',
    queries: [[`sum by (event, level) (increase(${counterSeries('heard.log.events')}[1h]))`, '{{event}}']],
  },
  {
    title: 'Events of security',
    what: 'In an hour, by event.',
    unit: 'short',
    queries: [[`sum by (event) (increase(${counterSeries(securityCounter)}[1h]))`, '{{event}}']],
  },
]

const datasource = { type: 'prometheus', uid: '$datasource' }
const [WIDTH, HEIGHT] = [12, 8]

const panelAt = ({ title, what, unit, queries }: Panel, at: number) => ({
  id: at + 1,
  type: 'timeseries',
  title,
  description: what,
  datasource,
  gridPos: { x: (at % 2) * WIDTH, y: Math.floor(at / 2) * HEIGHT, w: WIDTH, h: HEIGHT },
  fieldConfig: { defaults: { unit, min: 0, custom: { fillOpacity: 10 } }, overrides: [] },
  options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi' } },
  targets: queries.map(([expr, legendFormat], query) => ({ refId: String.fromCharCode(65 + query), datasource, expr, legendFormat })),
})

/** The dashboard as Grafana imports it. */
export const dashboard = (): string => {
  const of = {
    uid: 'heard',
    title: 'Heard',
    schemaVersion: 39,
    timezone: 'browser',
    refresh: '1m',
    time: { from: 'now-24h', to: 'now' },
    templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Data source' }] },
    panels: panels.map(panelAt),
  }
  return `${JSON.stringify(of, null, 2)}\n`
}
