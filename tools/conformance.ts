import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { matrix, printPage } from '../test/conformance/page.ts'

/** Writes docs/conformance.md from the row cases and the committed results of the engines that need Python. */
writeFileSync(join(import.meta.dirname, '../docs/conformance.md'), printPage(matrix()))
