import type { Role } from '@heard/contracts/identity'
import { allows, ownActions, permissions, roles, sensitive } from './permissions.ts'

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

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
  ].join('\n')
}
