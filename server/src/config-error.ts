/** A wrong setting: one line that names the variable, the rule and the mend. */
export class ConfigError extends Error {}
