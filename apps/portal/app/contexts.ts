import type { Call } from '@heard/contracts'
import { createContext } from 'react-router'
import type { Answering } from '../server/index.ts'

/** The services, called in the name of the person behind the request. */
export const callContext = createContext<Call>()
/** Where people find this installation, `https://heard.example`: no trailing slash. */
export const originContext = createContext<string>()
/** Random bytes of the page, random once per use. */
export const randomContext = createContext<(bytes: number) => Uint8Array>()
/** What inline scripts of a hydrated page must carry. */
export const nonceContext = createContext<string>()
/** The request that is answered, for its log line and for the page that tells people what to quote. */
export const answeringContext = createContext<Answering>()
