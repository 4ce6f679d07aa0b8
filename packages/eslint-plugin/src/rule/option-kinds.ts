import type { OptionSchema } from './define-rule.ts';

/** An option that is a list of names. */
export const names = (description: string): OptionSchema => ({
  description,
  type: 'array',
  items: { type: 'string' },
});

/** An option that is a regular expression, read with the flag `iu`. */
export const pattern = (description: string): OptionSchema => ({
  description,
  type: 'string',
  format: 'regex',
});

/** An option that is on or off. */
export const toggle = (description: string): OptionSchema => ({ description, type: 'boolean' });

/** An option that is one name. */
export const word = (description: string): OptionSchema => ({ description, type: 'string' });
