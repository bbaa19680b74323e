/**
 * A mistake of ours or of the installation: something that whoever runs the product has to put right.
 * The message says what went wrong and the next step; `code` names the kind for programs and logs.
 * What an employee can get wrong is never one of these.
 */
export class CodedError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CodedError';
    this.code = code;
  }
}
