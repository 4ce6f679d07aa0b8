/** Where libraries say what a person may want to know. Only the command line decides where it goes. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
}
