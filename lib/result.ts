/** The outcome of a step that can fail in an expected way. Exceptions are for bugs only. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const error = <E>(error: E): Result<never, E> => ({ ok: false, error });
