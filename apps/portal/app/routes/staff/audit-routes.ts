import { route } from '@react-router/dev/routes'

/** The auditor's workspace, and the register of assurance: below `/staff`. */
export const auditScreens = [
  route(':programme/audit', 'routes/staff/audit/overview.tsx'),
  route(':programme/audit/questions/:question', 'routes/staff/audit/question.tsx'),
  route(':programme/audit/questions/:question/file', 'routes/staff/audit/question-file.ts'),
  route(':programme/audit/pack', 'routes/staff/audit/pack-file.ts'),
  route(':programme/audit/record/:index', 'routes/staff/audit/record-entry.tsx'),
  route(':programme/audit/record/:index/:file', 'routes/staff/audit/record-file.ts'),
  route(':programme/audit/explore/:explorer', 'routes/staff/audit/explorer.tsx'),
  route(':programme/assurance', 'routes/staff/assurance/register.tsx'),
  route(':programme/assurance/new', 'routes/staff/assurance/record.tsx'),
  route(':programme/assurance/:entry', 'routes/staff/assurance/revise.tsx'),
  route(':programme/assurance/:entry/end', 'routes/staff/assurance/end.tsx'),
]
