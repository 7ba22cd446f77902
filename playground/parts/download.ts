/** Saves the answer of a streaming route as a file: the browser's own download would carry no token. */
export const saveAnswer = async (answer: Response, name: string): Promise<void> => {
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
