/** A trap leaves an instance broken: https://webassembly.github.io/spec/core/intro/overview.html#trap */
const isTrap = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'RuntimeError' || /out of bounds|unreachable|stack size/i.test(error.message))

/**
 * Calls into a WASM module that is loaded with the first call. After a trap the module is instantiated anew, so that one text
 * cannot spoil the next; the call itself gives nothing.
 */
export const createWasmModule = <Module>(name: string, load: () => Promise<Module>, again = reload<Module>) => {
  let module: Promise<Module> | undefined
  let deaths = 0
  return async <T>(use: (module: Module) => T): Promise<Awaited<T> | undefined> => {
    module ??= load()
    const loaded = await module
    try {
      return await use(loaded)
    } catch (error) {
      if (!isTrap(error)) throw error
      deaths++
      module = again(name, deaths).catch(load)
      return undefined
    }
  }
}

/** A query behind the address makes it another module to the loader. */
const reload = async <Module>(name: string, deaths: number): Promise<Module> => {
  const { resolve } = import.meta as { readonly resolve?: (name: string) => string }
  if (!resolve) throw new Error('this loader cannot load a module a second time')
  return (await import(`${resolve(name)}?after=${deaths}`)) as Module
}
