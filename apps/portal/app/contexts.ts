import type { Call } from '@heard/contracts'
import { createContext } from 'react-router'

/** The services, called in the name of the person behind the request. */
export const callContext = createContext<Call>()
/** Where people find this installation, `https://heard.example`: no trailing slash. */
export const originContext = createContext<string>()
/** Random bytes of the page, random once per use. */
export const randomContext = createContext<(bytes: number) => Uint8Array>()
/** What inline scripts of a hydrated page must carry. */
export const nonceContext = createContext<string>()
