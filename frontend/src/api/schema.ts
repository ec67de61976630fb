/** The part of JSON Schema that a kind's traits are written in. */
export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: TraitValue;
  format?: string;
  /** The type of entity that an id is of. */
  entity_type?: string;
  /** Marks a flag that one entity bears for each value of this other trait. */
  one_per?: string;
  examples?: unknown[];
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
}

/** A value of a trait. */
export type TraitValue =
  | string
  | number
  | boolean
  | null
  | TraitValue[]
  | { [key: string]: TraitValue };
export type Traits = Record<string, TraitValue>;
