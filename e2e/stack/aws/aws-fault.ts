/** A refusal as AWS words it: its error code, its HTTP status, its message. Each endpoint writes it in its own format. */
export class AwsFault extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, status: number, message: string) {
    super(message)
    this.name = 'AwsFault'
    this.code = code
    this.status = status
  }
}
