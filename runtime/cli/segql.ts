#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// Half of a check's time would be compiling our own source again: https://nodejs.org/api/module.html#module-compile-cache
enableCompileCache?.()

const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))
