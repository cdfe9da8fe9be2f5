import { type LoaderFunctionArgs, Outlet } from 'react-router'
import { loadProgramme, programmeContext } from '../../services/programme.ts'

export const middleware = [loadProgramme]

export const loader = ({ context }: LoaderFunctionArgs) => ({ programme: context.get(programmeContext) })

export default function ProgrammeLayout() {
  return <Outlet />
}
