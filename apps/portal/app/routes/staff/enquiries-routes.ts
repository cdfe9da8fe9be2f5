import { route } from '@react-router/dev/routes'

/** What people ask a connector: below `/staff`. */
export const enquiryScreens = [
  route(':programme/enquiries', 'routes/staff/enquiries/list.tsx'),
  route(':programme/enquiries/new', 'routes/staff/enquiries/record.tsx'),
  route(':programme/enquiries/:enquiry', 'routes/staff/enquiries/show.tsx'),
  route(':programme/enquiries/:enquiry/:step', 'routes/staff/enquiries/step.tsx'),
]
