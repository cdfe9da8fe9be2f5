import { markedFields, type Route } from '@heard/contracts'
import * as champions from '@heard/contracts/champions'
import * as engagement from '@heard/contracts/engagement'
import * as events from '@heard/contracts/events'
import type { Role } from '@heard/contracts/identity'
import * as identity from '@heard/contracts/identity'
import * as ledger from '@heard/contracts/ledger'
import * as reporting from '@heard/contracts/reporting'
import { allows, ownActions, permissions, roles, sensitive } from './permissions.ts'

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'action' in value && 'answer' in value

/** Fields that need more than their route: where they are, and what they need. */
const fieldRows = (): string[] =>
  [champions, engagement, events, identity, ledger, reporting]
    .flatMap((service) => Object.values(service))
    .filter(isRoute)
    .flatMap((route) =>
      (['query', 'body', 'answer'] as const).flatMap((part) =>
        markedFields(route[part]).map(([path, action]) => row([`\`${route.id}\``, part, `\`${path}\``, `\`${action}\``])),
      ),
    )
    .toSorted()

/** The permission matrix as a markdown page; docs/guides/permissions.md is exactly this. */
export const permissionTable = (): string => {
  const isRole = (name: string): name is Role => Object.hasOwn(roles, name)
  const columns = Object.keys(roles).filter(isRole)
  const all = [...Object.entries(permissions).map(([action, { what }]) => [action, what] as const), ...Object.entries(ownActions)]
  const rows = all.map(([action, what]) =>
    row([`\`${action}\`${sensitive.has(action) ? ' *' : ''}`, what, ...columns.map((role) => (allows(role, action) ? 'yes' : ''))]),
  )
  return [
    '# Who may do what',
    '',
    'Made from `packages/identity/src/permissions.ts` by `npm run guide -w @heard/identity`; do not edit by hand.',
    '',
    'What is not listed is refused. Somebody who has not signed in may do only what is public. A role counts in the programme it was given for;',
    'a stakeholder only for their own organisation, or one that it succeeded. An action with * needs somebody who showed within the last ten minutes',
    'who they are, by a passkey or by password and code.',
    '',
    ...Object.entries(roles).map(([role, what]) => `- **${role}**: ${what}`),
    '',
    row(['Action', 'What it is', ...columns]),
    row(['---', '---', ...columns.map(() => ':---:')]),
    ...rows,
    '',
    '## Fields',
    '',
    'Some fields need more than the route that they belong to. For whoever is not allowed the action, an answer has no such field, and a request with one is refused.',
    '',
    row(['Route', 'Part', 'Field', 'Needs']),
    row(['---', '---', '---', '---']),
    ...fieldRows(),
    '',
  ].join('\n')
}
