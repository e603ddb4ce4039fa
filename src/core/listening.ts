/** Why a server cannot listen, in words that name the setting to change. */

/** The settings that say where a server listens; the host has none where it is fixed. */
export interface ListenSettings {
  readonly port: string;
  readonly host?: string;
}

/** The error that `listen` emitted as a sentence with its remedy; any other error as it is. */
export function cannotListen(
  error: NodeJS.ErrnoException,
  at: { readonly host: string; readonly port: number },
  settings: ListenSettings,
): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new Error(
        `Port ${at.port} is taken, perhaps by another Paperboy: stop that one, or set ${settings.port} to another port.`,
        { cause: error },
      );
    case "EACCES":
      return new Error(
        `Port ${at.port} may not be listened on by this user: set ${settings.port} to one from 1024 up.`,
        { cause: error },
      );
    case "ENOTFOUND":
    case "EADDRNOTAVAIL":
    case "EAI_AGAIN":
      return new Error(
        `${at.host} is no address of this machine${settings.host === undefined ? "" : `: set ${settings.host} to one that is, such as 127.0.0.1`}.`,
        { cause: error },
      );
    default:
      return error;
  }
}
