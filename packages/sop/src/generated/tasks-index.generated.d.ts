// Generated from schemas/tasks-index.schema.json by scripts/generate-validator.ts.
export declare const validate: {
  (value: unknown): boolean;
  errors?: null | { instancePath: string; message?: string }[];
};
