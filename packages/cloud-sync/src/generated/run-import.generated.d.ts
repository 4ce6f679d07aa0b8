// Generated from run-import.schema.json by scripts/generate-validators.ts.
export declare const validate: {
  (value: unknown): boolean;
  errors?: null | { instancePath: string; message?: string }[];
};
