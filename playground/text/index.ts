import { english, type Messages } from './english.ts'

/** The messages of the chosen language; English is the only one today. */
export const messages: Messages = english
