import { route } from '@react-router/dev/routes'

/** Concerns about somebody's safety, and handing over what is hard to read: below `/staff`. */
export const safeguardingScreens = [
  route(':programme/safeguarding', 'routes/staff/safeguarding/list.tsx'),
  route(':programme/safeguarding/new', 'routes/staff/safeguarding/raise.tsx'),
  route(':programme/safeguarding/:concern', 'routes/staff/safeguarding/concern.tsx'),
  route(':programme/safeguarding/:concern/:act', 'routes/staff/safeguarding/act.tsx'),
  route(':programme/contributions/:contribution/hand-over', 'routes/staff/contributions/hand-over.tsx'),
]
