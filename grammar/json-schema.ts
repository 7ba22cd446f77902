import { z } from 'zod'
import { Document } from './tree/index.ts'

/** The JSON Schema of a document, for editors and other languages. */
export const jsonSchema = (): object => z.toJSONSchema(Document, { io: 'input', unrepresentable: 'any', reused: 'ref' })
