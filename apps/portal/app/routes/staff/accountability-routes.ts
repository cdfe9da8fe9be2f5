import { route } from '@react-router/dev/routes'

/** Recommendations, answers, promises and what they lead to, champions' applications, and gatherings: below `/staff`. */
export const accountabilityScreens = [
  route(':programme/recommendations', 'routes/staff/recommendations/list.tsx'),
  route(':programme/recommendations/new', 'routes/staff/recommendations/new.tsx'),
  route(':programme/recommendations/:recommendation', 'routes/staff/recommendations/show.tsx'),
  route(':programme/recommendations/:recommendation/redraft', 'routes/staff/recommendations/redraft.tsx'),
  route(':programme/recommendations/:recommendation/evidence', 'routes/staff/recommendations/evidence.tsx'),
  route(':programme/recommendations/:recommendation/publish', 'routes/staff/recommendations/publish.tsx'),
  route(':programme/recommendations/:recommendation/withdraw', 'routes/staff/recommendations/withdraw.tsx'),
  route(':programme/addressed', 'routes/staff/addressed/list.tsx'),
  route(':programme/addressed/:recommendation', 'routes/staff/addressed/show.tsx'),
  route(':programme/addressed/:recommendation/answer', 'routes/staff/addressed/answer.tsx'),
  route(':programme/commitments', 'routes/staff/commitments/list.tsx'),
  route(':programme/commitments/new', 'routes/staff/commitments/new.tsx'),
  route(':programme/commitments/:commitment', 'routes/staff/commitments/show.tsx'),
  route(':programme/commitments/:commitment/amend', 'routes/staff/commitments/amend.tsx'),
  route(':programme/commitments/:commitment/progress', 'routes/staff/commitments/progress.tsx'),
  route(':programme/commitments/:commitment/outcome', 'routes/staff/commitments/outcome.tsx'),
  route(':programme/commitments/:commitment/verdict', 'routes/staff/commitments/verdict.tsx'),
  route(':programme/reports', 'routes/staff/reports/reports.tsx'),
  route(':programme/applications', 'routes/staff/applications/list.tsx'),
  route(':programme/applications/:application/decline', 'routes/staff/applications/decline.tsx'),
  route(':programme/gatherings', 'routes/staff/gatherings/list.tsx'),
  route(':programme/gatherings/new', 'routes/staff/gatherings/new.tsx'),
  route(':programme/gatherings/:gathering/cancel', 'routes/staff/gatherings/cancel.tsx'),
  route(':programme/gatherings/requests/:request/decline', 'routes/staff/gatherings/decline.tsx'),
]
