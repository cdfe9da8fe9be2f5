import { route } from '@react-router/dev/routes'

/** Registers, retention, holds, the record of processing and erasures: below `/staff`. */
export const dataProtectionScreens = [
  route(':programme/data-protection', 'routes/staff/data-protection/registers.tsx'),
  route(':programme/data-protection/breach', 'routes/staff/data-protection/breach.tsx'),
  route(':programme/data-protection/cases/:case', 'routes/staff/data-protection/case.tsx'),
  route(':programme/data-protection/cases/:case/:step', 'routes/staff/data-protection/step.tsx'),
  route(':programme/retention', 'routes/staff/retention/retention.tsx'),
  route(':programme/retention/holds/new', 'routes/staff/retention/hold-new.tsx'),
  route(':programme/retention/holds/:hold/:act', 'routes/staff/retention/hold-act.tsx'),
  route(':programme/record', 'routes/staff/record/record.tsx'),
  route(':programme/record.csv', 'routes/staff/record/record-csv.ts'),
  route(':programme/record/review', 'routes/staff/record/review.tsx'),
  route(':programme/erasures', 'routes/staff/erasures/erasures.tsx'),
  route(':programme/erasures/new', 'routes/staff/erasures/erase-person.tsx'),
]
