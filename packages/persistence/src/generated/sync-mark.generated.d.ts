// Generated from the schema of the same name by scripts/generate-validators.ts.
export declare const validate: {
  (value: unknown): boolean;
  errors?: null | { instancePath: string; message?: string; params: Record<string, unknown> }[];
};
